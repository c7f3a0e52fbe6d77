package dev.slipway.cli.client;

/** No server answers. */
public final class ServerUnreachableException extends RuntimeException {
    ServerUnreachableException(String address, Throwable cause) {
        super("no server answers at " + address, cause);
    }

    ServerUnreachableException(String message) {
        super(message);
    }
}
