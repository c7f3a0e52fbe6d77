package dev.slipway.platform.runtime;

/** There is no such image, here or in its registry. */
public final class ImageAbsentException extends RuntimeFaultException {
    /** With this message, which names the image. */
    public ImageAbsentException(String message) {
        super(message);
    }
}
