package dev.slipway.source.build;

import dev.slipway.source.input.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a build.
 *
 * @param id of the image
 * @param tag its name, or empty
 * @param isUnchanged whether it was there already, built from the same
 * @param time when it was built
 * @param duration how long that took
 * @param revision the source
 * @param sourceDigest digest of the source's files as they were built
 * @param builder what it was built with
 * @param builderId id of the builder image
 * @param runtimeId id of the image it runs in, where that is another one, or empty
 * @param isIncremental whether what the last build left was used
 * @param obstacles why the same source may give another image next time; none when it does not
 */
public record Built(
        String id,
        String tag,
        boolean isUnchanged,
        Instant time,
        Duration duration,
        Revision revision,
        String sourceDigest,
        Builder builder,
        String builderId,
        String runtimeId,
        boolean isIncremental,
        List<String> obstacles) {
    /** Keeps a copy. */
    public Built {
        obstacles = List.copyOf(obstacles);
    }
}
