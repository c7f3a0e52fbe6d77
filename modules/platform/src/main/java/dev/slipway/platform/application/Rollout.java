package dev.slipway.platform.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the gears of a service are replaced by those of another release.
 *
 * @param order what comes first, or null where it follows from the service
 * @param parallelism gears at a time; 0 for all
 * @param delay time between one lot and the next
 * @param monitor time a gear must stay ready before it counts
 * @param onFailure what happens when a gear does not become ready
 * @param maxFailureRatio share of gears, 0 to 1, that may fail
 * @param deadline time a gear has to become ready
 */
public record Rollout(
        @Nullable Order order,
        int parallelism,
        Duration delay,
        Duration monitor,
        OnFailure onFailure,
        double maxFailureRatio,
        Duration deadline) {
    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(5);

    /** What comes first. */
    public enum Order {
        /** The new gear is ready before the old one is stopped. */
        START_FIRST,
        /** The old gear is gone before the new one starts, which takes over its volumes, ports and addresses. */
        STOP_FIRST
    }

    /** What happens when a gear does not become ready. */
    public enum OnFailure {
        /** The release before is made current again. */
        REVERT,
        /** The deployment fails, and what runs stays as it is. */
        PAUSE,
        /** The deployment goes on. */
        CONTINUE
    }

    /** One at a time, in an order that follows from the service, reverting when it fails. */
    public static Rollout derived() {
        return new Rollout(null, 1, Duration.ZERO, Duration.ZERO, OnFailure.REVERT, 0, USUAL_DEADLINE);
    }

    /** The same in this order. */
    public Rollout withOrder(Order other) {
        return new Rollout(other, parallelism, delay, monitor, onFailure, maxFailureRatio, deadline);
    }
}
