package dev.slipway.cli.registry;

/** The registry of this machine cannot be started or is not ours. */
public final class LocalRegistryException extends RuntimeException {
    /** An exception with this message. */
    public LocalRegistryException(String message) {
        super(message);
    }
}
