package dev.slipway.platform.api;

/** What is asked for does not go together with what is there now. */
public final class ConflictException extends RuntimeException {
    /** With this message. */
    public ConflictException(String message) {
        super(message);
    }
}
