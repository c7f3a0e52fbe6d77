package dev.slipway.platform.plan;

/** What gears are planned for. */
enum Mode {
    /** They are to stay as wished. */
    STEADY,
    /** A deployment makes a release current, and a gear that fails makes it fail. */
    FORWARD,
    /** What was current before is made current again. */
    BACK,
    /** What runs stays as it is. */
    HOLD
}
