package dev.slipway.platform.release;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What changes how an application runs without making a release.
 *
 * @param scale gears of each service that was scaled; others have as many as their service says
 * @param stopped services that shall not run
 * @param restartedBefore by service: gears started before this time are restarted
 * @param replacedBefore by service, or by {@code service.slot}: gears created before this time are replaced
 */
public record Settings(
        Map<String, Integer> scale,
        Set<String> stopped,
        Map<String, Instant> restartedBefore,
        Map<String, Instant> replacedBefore) {
    /** Copies what it is given. */
    public Settings {
        scale = Map.copyOf(scale);
        stopped = Set.copyOf(stopped);
        restartedBefore = Map.copyOf(restartedBefore);
        replacedBefore = Map.copyOf(replacedBefore);
    }

    /** Those of a new application. */
    public static Settings none() {
        return new Settings(Map.of(), Set.of(), Map.of(), Map.of());
    }
}
