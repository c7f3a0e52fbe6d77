package dev.slipway.docker;

import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.testing.RuntimeContract;
import org.junit.jupiter.api.BeforeEach;

class DockerRuntimeContractIT extends RuntimeContract {
    private DockerBench bench;

    @BeforeEach
    void open() throws InterruptedException {
        bench = new DockerBench();
    }

    @Override
    protected GearRuntime runtime() {
        return bench.runtime;
    }

    @Override
    protected String image() {
        return bench.image;
    }

    @Override
    protected String absentImage() {
        return "slipway-absent:1";
    }

    @Override
    protected void stop() throws InterruptedException {
        bench.close();
    }
}
