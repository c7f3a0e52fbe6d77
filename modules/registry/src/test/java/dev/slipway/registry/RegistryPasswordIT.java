package dev.slipway.registry;

import static dev.slipway.registry.RegistryContract.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.Credentials.Anonymous;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real registry that only Joe may use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryPasswordIT {
    private final RealRegistry real = RealRegistry.withPassword("joe");

    RegistryPasswordIT() throws IOException, InterruptedException {}

    @AfterAll
    void stop() {
        real.close();
    }

    @Test
    void rightPasswordIsTaken() throws Exception {
        try (var registry = open(new Password("joe", "secret"))) {
            registry.check();
            var repository = registry.repository("a/b");
            var image = image(repository, 1);
            repository.put(image, "v1");
            assertThat(repository.manifest("v1")).contains(image);
        }
    }

    @Test
    void wrongPasswordAndNoneAreRefused() throws Exception {
        for (var credentials : new Credentials[] {new Password("joe", "other"), new Anonymous()}) {
            try (var registry = open(credentials)) {
                assertThatThrownBy(() -> image(registry.repository("a/c"), 1))
                        .isInstanceOf(RegistryAnswerException.class)
                        .hasMessageMatching("cannot push blob [0-9a-f]{12} of 'a/c' to " + real.name()
                                + ": 401 unauthorized; run 'slipway login " + real.name() + "'");
            }
        }
    }

    private Registry open(Credentials credentials) {
        return Registry.open(RegistryAddress.parse(real.name()), CredentialSource.of(credentials), Map.of());
    }
}
