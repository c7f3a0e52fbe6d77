package dev.slipway.engine.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What an image registry wants to know of us.
 *
 * @param username user name, empty for an anonymous user
 * @param password password or token
 */
public record RegistryCredentials(String username, String password) {
    private static final RegistryCredentials ANONYMOUS = new RegistryCredentials("", "");

    /** No credentials at all. */
    public static RegistryCredentials anonymous() {
        return ANONYMOUS;
    }

    /** The value of the header {@code X-Registry-Auth}: JSON in URL-safe base64 (Docker Engine API, "Authentication"). */
    public String header(String registry) {
        var json = Json.object();
        if (!username.isEmpty()) {
            json.put("username", username).put("password", password).put("serveraddress", registry);
        }
        return Base64.getUrlEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "RegistryCredentials[username=" + username + "]";
    }
}
