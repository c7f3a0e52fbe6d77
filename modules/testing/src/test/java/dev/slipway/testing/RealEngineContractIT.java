package dev.slipway.testing;

import dev.slipway.engine.api.EngineAddress;

class RealEngineContractIT extends EngineContract {
    @Override
    EngineAddress address() {
        return EngineAddress.fromEnvironment(System.getenv());
    }

    @Override
    void stop() {
        // It is everybody's.
    }
}
