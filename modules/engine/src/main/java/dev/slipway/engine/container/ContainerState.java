package dev.slipway.engine.container;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a container fares.
 *
 * @param status {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code removing}, {@code exited}
 *     or {@code dead}
 * @param running whether its program runs
 * @param exitCode how its program ended; 0 while it runs
 * @param error why it did not start, in the engine's words, or empty
 * @param outOfMemory whether it was killed for lack of memory
 * @param health the result of its health check, {@code starting} at first; {@code none} without one
 * @param lastProbe what the health check came to last, or null before and without one
 * @param started when it last started, or null
 * @param finished when it last ended, or null
 */
public record ContainerState(
        String status,
        boolean running,
        int exitCode,
        String error,
        boolean outOfMemory,
        String health,
        @Nullable Probe lastProbe,
        @Nullable Instant started,
        @Nullable Instant finished) {
    /**
     * What one run of a container's health check came to.
     *
     * @param exitCode 0 when all was well; -1 when it took too long
     * @param output what it printed, the first 4 KiB
     * @param ended when it ended
     */
    public record Probe(int exitCode, String output, Instant ended) {}

    /** When it last started. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started);
    }

    /** When it last ended. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finished);
    }
}
