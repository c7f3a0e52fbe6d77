package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself. */
final class Eventually {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails when it does not within this time. */
    static void holds(Duration patience, String description, BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(description).isBefore(deadline);
            Thread.sleep(INTERVAL);
        }
    }
}
