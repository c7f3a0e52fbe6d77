package dev.slipway.server.http;

/** A request cannot be understood. */
public final class BadRequestException extends RuntimeException {
    /** With this message, which says what and what was expected. */
    public BadRequestException(String message) {
        super(message);
    }

    /** With this message, which says what and what was expected. */
    public BadRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
