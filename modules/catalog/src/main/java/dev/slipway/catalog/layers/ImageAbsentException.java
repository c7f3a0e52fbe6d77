package dev.slipway.catalog.layers;

/** There is no such image where it was looked for; the message says which and where. */
public final class ImageAbsentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With this message. */
    public ImageAbsentException(String message) {
        super(message);
    }
}
