package dev.slipway.compose.keys;

/** What becomes of something a Compose file says. */
public sealed interface Treatment {
    /** It has the effect the specification gives it. */
    record Honoured(String note) implements Treatment {}

    /** It is read and has no effect, or another one; a warning says why. */
    record Warned(String reason) implements Treatment {}

    /** A project that says it is not run; the error says why. */
    record Refused(String reason) implements Treatment {}
}
