package dev.slipway.platform.output;

import java.time.Instant;

/** Takes what gears print. What it throws ends the reading. */
public interface LogListener {
    /** Takes a line; gets the next when it returns. */
    void line(GearLine line);

    /** Lines from now on are new; those before were there already. Told once, when lines to come are wanted. */
    default void begun(Instant time) {}

    /** Nothing was printed for a second. */
    default void quiet() {}

    /** Takes a sentence about lines that cannot be had, now or at all. */
    default void note(String sentence) {}
}
