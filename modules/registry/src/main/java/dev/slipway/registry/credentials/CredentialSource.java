package dev.slipway.registry.credentials;

import dev.slipway.registry.credentials.Credentials.Anonymous;

/** Knows who we are at a registry. */
@FunctionalInterface
public interface CredentialSource {
    /** The credentials for a server, such as {@code localhost:5000} or {@code https://index.docker.io/v1/}. */
    Credentials at(String server) throws InterruptedException;

    /** Nobody, everywhere. */
    static CredentialSource anonymous() {
        return of(new Anonymous());
    }

    /** These, everywhere. */
    static CredentialSource of(Credentials credentials) {
        return _ -> credentials;
    }
}
