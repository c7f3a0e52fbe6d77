package dev.slipway.registry.credentials;

/** Who we are at a registry. Their text never shows a secret. */
public sealed interface Credentials {
    /** Nobody in particular. */
    record Anonymous() implements Credentials {}

    /** A user with a password or an access token in its place. */
    record Password(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Password[user=" + user + "]";
        }
    }

    /** A token that a token service takes for tokens of one purpose (OAuth 2 "refresh token"). */
    record IdentityToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "IdentityToken[]";
        }
    }

    /** A token for the registry itself. */
    record RegistryToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "RegistryToken[]";
        }
    }
}
