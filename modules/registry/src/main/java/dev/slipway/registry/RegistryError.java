package dev.slipway.registry;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One error in a registry's own words (OCI distribution specification, "Error Codes").
 *
 * @param code such as {@code NAME_UNKNOWN}
 * @param message for people; may be empty
 * @param detail anything, as JSON; may be empty
 */
public record RegistryError(String code, String message, String detail) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The errors in the body of an answer; none where it has another form. */
    static List<RegistryError> parse(byte[] body) {
        try {
            return JSON.readTree(body).path("errors").values().stream()
                    .map(RegistryError::of)
                    .toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return message.isEmpty() ? code : code + ": " + message;
    }

    private static RegistryError of(JsonNode json) {
        var detail = json.path("detail");
        return new RegistryError(
                json.path("code").asString(""),
                json.path("message").asString(""),
                detail.isMissingNode() || detail.isNull() ? "" : detail.toString());
    }
}
