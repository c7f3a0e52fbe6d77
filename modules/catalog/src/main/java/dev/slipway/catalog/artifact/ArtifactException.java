package dev.slipway.catalog.artifact;

/** An artifact could not be made; the message says which, and why. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArtifactException(String message) {
        super(message);
    }

    ArtifactException(String message, Throwable cause) {
        super(message, cause);
    }
}
