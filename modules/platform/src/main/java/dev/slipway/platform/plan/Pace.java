package dev.slipway.platform.plan;

import java.time.Duration;

/**
 * The times the planner goes by where a release says nothing.
 *
 * @param firstBackOff wait before a gear that ended is started again
 * @param longestBackOff longest such wait; each one is twice the one before
 * @param forgotten time after which a running gear's earlier ends count no more
 * @param drain longest time a gear is given for the requests it has
 * @param unwell time a gear's check may fail before it is replaced
 * @param unchecked time a gear without any check must have run before it counts as ready, where its release says nothing
 * @param attempts starts in a row that come to nothing before a deployment fails
 */
public record Pace(
        Duration firstBackOff,
        Duration longestBackOff,
        Duration forgotten,
        Duration drain,
        Duration unwell,
        Duration unchecked,
        int attempts) {
    /** The usual one. */
    public static Pace usual() {
        return new Pace(
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMillis(300),
                3);
    }

    /** Wait after so many starts that came to nothing. */
    public Duration backOff(int count) {
        var wait = firstBackOff;
        for (var i = 1; i < count && wait.compareTo(longestBackOff) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestBackOff) < 0 ? wait : longestBackOff;
    }
}
