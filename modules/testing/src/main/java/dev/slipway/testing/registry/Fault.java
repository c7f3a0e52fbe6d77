package dev.slipway.testing.registry;

/** What is wrong with an exchange between a client and a registry. */
sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** An answer that is given before anything is looked at. */
    record Answer(int status, String retryAfter, String body) implements Fault {}

    /** The connection ends after this many bytes of the body that the client sends. */
    record CutRequest(long bytes) implements Fault {}

    /** The connection ends after this many bytes of the body that the client gets. */
    record CutResponse(int bytes) implements Fault {}

    /** The first byte of the answer's body is another. */
    record Corrupt() implements Fault {}
}
