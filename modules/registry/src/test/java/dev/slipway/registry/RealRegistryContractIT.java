package dev.slipway.registry;

import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRegistryContractIT extends RegistryContract {
    private final RealRegistry real = RealRegistry.start();

    RealRegistryContractIT() throws IOException, InterruptedException {}

    @Override
    String name() {
        return real.name();
    }

    @AfterAll
    void stop() {
        real.close();
    }
}
