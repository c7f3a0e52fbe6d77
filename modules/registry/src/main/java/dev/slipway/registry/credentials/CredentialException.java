package dev.slipway.registry.credentials;

import org.jspecify.annotations.Nullable;

/** Credentials can be neither read nor kept. */
public final class CredentialException extends RuntimeException {
    /** An exception with this message and, where there is one, this cause. */
    public CredentialException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
