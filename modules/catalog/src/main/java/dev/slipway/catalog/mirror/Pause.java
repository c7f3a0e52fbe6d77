package dev.slipway.catalog.mirror;

import java.time.Duration;

/** Waits; tests do not. */
public interface Pause {
    /** Lets this much time go by. */
    void take(Duration duration) throws InterruptedException;
}
