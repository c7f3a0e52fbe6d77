package dev.slipway.registry.auth;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token of a token service.
 *
 * @param expires when the registry takes it no longer
 */
public record Token(String value, Instant expires) {
    private static final JsonMapper JSON = new JsonMapper();

    /** What the specification assumes where the answer does not say. */
    private static final int USUAL_SECONDS = 60;

    /** A request that is sent with the token must arrive before it expires. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * Reads the answer of a token service.
     *
     * @throws IllegalArgumentException when there is no token in it
     */
    public static Token parse(byte[] answer, Instant now) {
        try {
            var json = JSON.readTree(answer);
            var value = json.path("token").asString(json.path("access_token").asString(""));
            if (value.isEmpty()) {
                throw new IllegalArgumentException("the token service sent no token");
            }
            var seconds = Math.max(USUAL_SECONDS, json.path("expires_in").asInt(USUAL_SECONDS));
            return new Token(value, now.plusSeconds(seconds));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the token service sent no JSON", e);
        }
    }

    /** Whether a request may still be sent with it. */
    public boolean isFresh(Instant now) {
        return now.plus(MARGIN).isBefore(expires);
    }

    @Override
    public String toString() {
        return "Token[expires=" + expires + "]";
    }
}
