package dev.slipway.registry;

import dev.slipway.testing.registry.FakeRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

class FakeRegistryTest extends RegistryContract {
    private final FakeRegistry fake = FakeRegistry.start();

    FakeRegistryTest() throws IOException {}

    @Override
    String name() {
        return fake.name();
    }

    @AfterEach
    void stop() {
        fake.close();
    }
}
