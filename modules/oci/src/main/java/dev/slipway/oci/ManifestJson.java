package dev.slipway.oci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of manifests and descriptors. */
final class ManifestJson {
    private static final JsonMapper JSON = new JsonMapper();

    private ManifestJson() {}

    static Manifest read(String text, String served) {
        var json = tree(text);
        var written = json.path("mediaType").asString("");
        var mediaType = !written.isEmpty() ? written : !served.isEmpty() ? served : guess(json);
        return switch (mediaType) {
            case MediaTypes.MANIFEST, MediaTypes.DOCKER_MANIFEST ->
                new ImageManifest(
                        mediaType,
                        text,
                        descriptor(json.path("config"), "config"),
                        descriptors(json, "layers"),
                        json.has("subject") ? descriptor(json.path("subject"), "subject") : null,
                        texts(json.path("annotations")));
            case MediaTypes.INDEX, MediaTypes.DOCKER_INDEX ->
                new Index(mediaType, text, descriptors(json, "manifests"), texts(json.path("annotations")));
            default -> throw new IllegalArgumentException("media type '" + mediaType + "' is no manifest we know");
        };
    }

    static String write(Descriptor config, List<Descriptor> layers) {
        var json = document(MediaTypes.MANIFEST);
        json.set("config", json(config));
        var array = json.putArray("layers");
        layers.forEach(layer -> array.add(json(layer)));
        return JSON.writeValueAsString(json);
    }

    static String write(List<Descriptor> manifests) {
        var json = document(MediaTypes.INDEX);
        var array = json.putArray("manifests");
        manifests.forEach(manifest -> array.add(json(manifest)));
        return JSON.writeValueAsString(json);
    }

    static JsonNode tree(String text) {
        try {
            var json = JSON.readTree(text);
            if (!json.isObject()) {
                throw new IllegalArgumentException("expected a JSON object, not '" + beginning(text) + "'");
            }
            return json;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("'" + beginning(text) + "' is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asString("")));
        return texts;
    }

    private static ObjectNode document(String mediaType) {
        return JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", mediaType);
    }

    private static ObjectNode json(Descriptor descriptor) {
        var json = JSON.createObjectNode()
                .put("mediaType", descriptor.mediaType())
                .put("digest", descriptor.digest().toString())
                .put("size", descriptor.size());
        descriptor.writtenPlatform().ifPresent(platform -> {
            var object = json.putObject("platform");
            object.put("architecture", platform.architecture()).put("os", platform.os());
            if (!platform.variant().isEmpty()) {
                object.put("variant", platform.variant());
            }
        });
        if (!descriptor.annotations().isEmpty()) {
            var object = json.putObject("annotations");
            new TreeMap<>(descriptor.annotations()).forEach(object::put);
        }
        return json;
    }

    /** Text without a media type, as OCI allows: only an index has manifests. */
    private static String guess(JsonNode json) {
        return json.has("manifests") ? MediaTypes.INDEX : MediaTypes.MANIFEST;
    }

    private static List<Descriptor> descriptors(JsonNode json, String field) {
        return json.path(field).values().stream()
                .map(entry -> descriptor(entry, field))
                .toList();
    }

    private static Descriptor descriptor(JsonNode json, String field) {
        if (!json.path("digest").isString() || !json.path("size").isIntegralNumber()) {
            throw new IllegalArgumentException("'" + field + "' of a manifest has no digest or no size");
        }
        return new Descriptor(
                json.path("mediaType").asString(""),
                Digest.parse(json.path("digest").stringValue()),
                json.path("size").longValue(),
                platform(json.path("platform")),
                texts(json.path("annotations")));
    }

    private static @Nullable Platform platform(JsonNode json) {
        return json.isObject()
                ? new Platform(
                        json.path("os").asString(""),
                        json.path("architecture").asString(""),
                        json.path("variant").asString(""))
                : null;
    }

    private static String beginning(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
