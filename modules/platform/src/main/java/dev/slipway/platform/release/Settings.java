package dev.slipway.platform.release;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What changes how an application runs without making a release.
 *
 * @param scale gears of each service that was scaled; others have as many as their service says
 * @param stopped services that shall not run
 * @param removed those of them whose gears shall not even be there
 * @param restartedBefore by service: gears started before this time are restarted
 * @param replacedBefore by service, or by {@code service.slot}: gears created before this time are replaced
 */
public record Settings(
        Map<String, Integer> scale,
        Set<String> stopped,
        Set<String> removed,
        Map<String, Instant> restartedBefore,
        Map<String, Instant> replacedBefore) {
    /** Copies what it is given; a service that is removed must be stopped. */
    public Settings {
        scale = Map.copyOf(scale);
        stopped = Set.copyOf(stopped);
        removed = Set.copyOf(removed);
        restartedBefore = Map.copyOf(restartedBefore);
        replacedBefore = Map.copyOf(replacedBefore);
        if (!stopped.containsAll(removed)) {
            throw new IllegalArgumentException("removed " + removed + ": expected services that are stopped");
        }
    }

    /** Those of a new application. */
    public static Settings none() {
        return new Settings(Map.of(), Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** These with other numbers of gears. */
    public Settings withScale(Map<String, Integer> other) {
        return new Settings(other, stopped, removed, restartedBefore, replacedBefore);
    }

    /** These with other services that shall not run, or not even be there. */
    public Settings withStopped(Set<String> other, Set<String> gone) {
        return new Settings(scale, other, gone, restartedBefore, replacedBefore);
    }

    /** These with other times of restart. */
    public Settings withRestartedBefore(Map<String, Instant> other) {
        return new Settings(scale, stopped, removed, other, replacedBefore);
    }

    /** These with other times of replacement. */
    public Settings withReplacedBefore(Map<String, Instant> other) {
        return new Settings(scale, stopped, removed, restartedBefore, other);
    }
}
