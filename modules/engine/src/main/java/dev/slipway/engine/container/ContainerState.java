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
        @Nullable Instant started,
        @Nullable Instant finished) {
    /** When it last started. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(started);
    }

    /** When it last ended. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finished);
    }
}
