package dev.slipway.registry.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** How long to wait after a fault that may pass: each time twice as long, less a random part. Safe for many threads. */
public final class Backoff {
    /** How often something is tried before its fault is final. */
    public static final int ATTEMPTS = 5;

    /** The longest a server may ask us to wait. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofMillis(200);

    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {
        /** Returns after this time. */
        void sleep(Duration time) throws InterruptedException;
    }

    /** Waits by these means. */
    public Backoff(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Waits as the machine does. */
    public static Backoff ofSystem() {
        return new Backoff(
                InstantSource.system(),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** Waits before the next attempt; {@code failed} attempts, at least 1, have failed so far. */
    public void await(int failed) throws InterruptedException {
        var most = FIRST.multipliedBy(1L << (failed - 1)).toMillis();
        sleeper.sleep(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
    }

    /** Waits as long as a server asked. */
    public void await(Duration asked) throws InterruptedException {
        sleeper.sleep(asked);
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }
}
