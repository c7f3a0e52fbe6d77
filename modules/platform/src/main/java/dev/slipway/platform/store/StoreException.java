package dev.slipway.platform.store;

/** The store cannot do what it was told, such as when its disk is full; nothing of the unit of work is kept. */
public final class StoreException extends RuntimeException {
    /** With this message. */
    public StoreException(String message) {
        super(message);
    }

    /** With this message and cause. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
