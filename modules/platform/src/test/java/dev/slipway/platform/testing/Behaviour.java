package dev.slipway.platform.testing;

/** What a gear does when it has been started. */
public sealed interface Behaviour {
    /** It is well at once. */
    record Well() implements Behaviour {}

    /** Its check neither passes nor fails until somebody says so. */
    record Slow() implements Behaviour {}

    /**
     * Its check fails.
     *
     * @param probe what was tried
     */
    record Unwell(String probe) implements Behaviour {}

    /**
     * It ends at once.
     *
     * @param exitCode with this
     */
    record Ends(int exitCode) implements Behaviour {}

    /**
     * The runtime cannot start it.
     *
     * @param message why
     */
    record Refused(String message) implements Behaviour {}
}
