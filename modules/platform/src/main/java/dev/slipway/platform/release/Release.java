package dev.slipway.platform.release;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.config.Config;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an application is at one time. It never changes.
 *
 * @param version counts from 1 within the application
 * @param spec what the application is
 * @param artifacts the image of each service
 * @param config its configuration
 * @param author who made it
 * @param reason why, such as {@code up} or {@code config set PORT}
 * @param copyOf the release it is a copy of, or 0
 * @param created when it was made
 */
public record Release(
        int version,
        ApplicationSpec spec,
        Map<String, Digest> artifacts,
        Config config,
        String author,
        String reason,
        int copyOf,
        Instant created) {
    /** Checks that each service has an artifact. */
    public Release {
        artifacts = Collections.unmodifiableMap(new TreeMap<>(artifacts));
        if (!artifacts.keySet().containsAll(spec.services().keySet())) {
            throw new IllegalArgumentException("release " + version + " lacks artifacts of some services");
        }
    }
}
