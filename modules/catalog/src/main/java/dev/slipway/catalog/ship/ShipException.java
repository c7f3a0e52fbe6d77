package dev.slipway.catalog.ship;

/** Images could not be shipped; the message says what was tried and why it failed. */
public final class ShipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShipException(String message) {
        super(message);
    }

    ShipException(String message, Throwable cause) {
        super(message, cause);
    }
}
