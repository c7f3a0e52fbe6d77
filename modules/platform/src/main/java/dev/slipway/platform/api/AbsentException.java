package dev.slipway.platform.api;

/** What is named does not exist; the message says what, and what exists. */
public final class AbsentException extends RuntimeException {
    /** With this message. */
    public AbsentException(String message) {
        super(message);
    }
}
