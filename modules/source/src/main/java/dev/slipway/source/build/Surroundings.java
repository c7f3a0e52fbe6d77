package dev.slipway.source.build;

import dev.slipway.engine.api.RegistryCredentials;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * What this machine gives to builds.
 *
 * @param state folder that keeps what was built
 * @param cache folder that may be lost
 * @param secrets what build steps may mount, by id; {@code ca} is the bundle of certificates that scripts trust
 * @param proxies build arguments such as {@code HTTP_PROXY}
 * @param credentials of a registry, by its name
 */
public record Surroundings(
        Path state,
        Path cache,
        Map<String, byte[]> secrets,
        Map<String, String> proxies,
        Function<String, RegistryCredentials> credentials,
        InstantSource clock) {
    /** Keeps copies. */
    public Surroundings {
        secrets = Map.copyOf(secrets);
        proxies = Map.copyOf(proxies);
    }
}
