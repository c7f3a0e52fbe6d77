package dev.slipway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself. */
public final class Eventually {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Eventually() {}

    /** Returns as soon as the condition holds; throws {@link AssertionError} when it does not within this time. */
    public static void holds(Duration patience, String description, BooleanSupplier condition)
            throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + description);
            }
            Thread.sleep(INTERVAL);
        }
    }
}
