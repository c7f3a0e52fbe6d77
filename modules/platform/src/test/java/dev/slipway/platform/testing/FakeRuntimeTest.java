package dev.slipway.platform.testing;

import dev.slipway.platform.runtime.GearRuntime;
import java.time.Clock;

class FakeRuntimeTest extends RuntimeContract {
    private final FakeRuntime runtime = new FakeRuntime(Clock.systemUTC());

    FakeRuntimeTest() {
        runtime.imageAbsent("absent:1");
    }

    @Override
    protected GearRuntime runtime() {
        return runtime;
    }

    @Override
    protected String image() {
        return "web:1";
    }

    @Override
    protected String absentImage() {
        return "absent:1";
    }

    @Override
    protected void stop() {
        // There is nothing to end.
    }
}
