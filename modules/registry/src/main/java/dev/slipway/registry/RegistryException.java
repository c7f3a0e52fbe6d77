package dev.slipway.registry;

import org.jspecify.annotations.Nullable;

/** Something a registry was asked to do did not succeed; the subclasses tell why. */
public class RegistryException extends RuntimeException {
    /** An exception with this message and, where there is one, this cause. */
    public RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
