package dev.slipway.platform.store;

/** There is one of this name already. */
public final class DuplicateException extends RuntimeException {
    /** With this message, which names it. */
    public DuplicateException(String message) {
        super(message);
    }
}
