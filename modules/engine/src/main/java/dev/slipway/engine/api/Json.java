package dev.slipway.engine.api;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing the engine's JSON as trees; what is absent or null reads as empty. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** How Go writes a time that was never set. */
    private static final String ZERO_TIME = "0001-01-01T00:00:00";

    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An array of these strings. */
    public static ArrayNode array(Collection<String> values) {
        var array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    /** An object with these strings as values. */
    public static ObjectNode object(Map<String, String> values) {
        var object = object();
        values.forEach(object::put);
        return object;
    }

    /** Reads a document; throws Jackson's unchecked exception when it is none. */
    public static JsonNode read(byte[] content) {
        return MAPPER.readTree(content);
    }

    /** Reads a document; throws Jackson's unchecked exception when it is none. */
    public static JsonNode read(String content) {
        return MAPPER.readTree(content);
    }

    /** The text of a field, or an empty string. */
    public static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** Sets a field, unless the text is empty. */
    public static void putText(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }

    /** Sets a field, unless there are no strings. */
    public static void putTexts(ObjectNode node, String field, Collection<String> texts) {
        if (!texts.isEmpty()) {
            node.set(field, array(texts));
        }
    }

    /** The strings of an array, or none. */
    public static List<String> strings(JsonNode array) {
        return array.values().stream().map(value -> value.asString("")).toList();
    }

    /** The names of an object's fields, sorted, or none. */
    public static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).sorted().toList();
    }

    /** The time in a field, unless it is absent or the zero of Go. */
    public static Optional<Instant> instant(JsonNode node, String field) {
        var text = text(node, field);
        return text.isEmpty() || text.startsWith(ZERO_TIME) ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** The fields of an object with their text, or none. */
    public static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
        return texts;
    }
}
