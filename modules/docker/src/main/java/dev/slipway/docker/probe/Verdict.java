package dev.slipway.docker.probe;

import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.gear.FoundGear.Health;
import java.time.Duration;
import java.time.Instant;

/**
 * What the probes of a gear have come to so far. Before the first good one it is probed more often than asked for, so
 * that a gear that is ready is soon known to be; failures count as often as was asked for.
 *
 * @param health what they say
 * @param failures failures in a row that count
 * @param counted when the last of them was
 */
record Verdict(Health health, int failures, Instant counted) {
    private static final Duration SOONEST = Duration.ofMillis(250);

    static Verdict none() {
        return new Verdict(new Health.Starting(), 0, Instant.MIN);
    }

    /**
     * After one more probe.
     *
     * @param started when the gear started
     */
    Verdict after(Outcome outcome, HealthCheck check, Instant started, Instant now) {
        return switch (outcome) {
            case Outcome.Good _ -> new Verdict(new Health.Healthy(), 0, Instant.MIN);
            case Outcome.Bad(var text) -> afterFailure(text, check, started, now);
        };
    }

    /**
     * Time to the next probe. Most gears are ready soon or take long: as long as one starts, the time grows with its age.
     *
     * @param age time since the gear started
     */
    Duration pause(HealthCheck check, Duration age) {
        if (!(health instanceof Health.Starting)) {
            return check.interval();
        }
        var soon = shorter(longer(SOONEST, age.dividedBy(3)), check.startInterval());
        return shorter(soon, check.interval());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Verdict afterFailure(String text, HealthCheck check, Instant started, Instant now) {
        var starting = health instanceof Health.Starting;
        var pardoned = starting && now.isBefore(started.plus(check.startPeriod()));
        var soon = starting && failures > 0 && now.isBefore(counted.plus(check.interval()));
        if (pardoned || soon) {
            return this;
        }
        var more = failures + 1;
        var ill = more >= Math.max(1, check.retries());
        return new Verdict(ill || health instanceof Health.Unhealthy ? new Health.Unhealthy(text) : health, more, now);
    }
}
