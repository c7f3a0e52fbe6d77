package dev.slipway.server;

/** The server cannot start. */
public final class ServerException extends RuntimeException {
    /** With this message. */
    public ServerException(String message) {
        super(message);
    }

    /** With this message and cause. */
    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
