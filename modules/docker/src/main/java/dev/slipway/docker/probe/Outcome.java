package dev.slipway.docker.probe;

/** What one probe came to. */
public sealed interface Outcome {
    /** All is well. */
    record Good() implements Outcome {}

    /**
     * It is not.
     *
     * @param text what was tried and what came of it
     */
    record Bad(String text) implements Outcome {}
}
