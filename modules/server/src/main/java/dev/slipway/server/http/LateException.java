package dev.slipway.server.http;

/** What was waited for did not come in time. */
public final class LateException extends RuntimeException {
    /** With this message, which says what. */
    public LateException(String message) {
        super(message);
    }
}
