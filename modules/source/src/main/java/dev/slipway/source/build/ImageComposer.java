package dev.slipway.source.build;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a built image another configuration: with the time of its source in place of now, and with labels that are
 * known only afterwards. Its layers stay where they are: an engine takes a configuration alone when it has them.
 */
final class ImageComposer {
    private static final JsonMapper JSON = new JsonMapper();

    /** What a configuration says about containers (OCI image specification, and Docker's additions). */
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "ArgsEscaped",
            "Cmd",
            "Entrypoint",
            "Env",
            "ExposedPorts",
            "Healthcheck",
            "Labels",
            "OnBuild",
            "Shell",
            "StopSignal",
            "User",
            "Volumes",
            "WorkingDir"));

    private final Engine engine;
    private final Instant time;

    ImageComposer(Engine engine, Instant time) {
        this.engine = engine;
        this.time = time;
    }

    /**
     * The id of the image's twin; empty where the engine takes no configuration alone.
     *
     * @param base the image it was built on, whose history stays as it is
     * @param labels beside those it has
     * @param user its user, as the base wrote it
     */
    Optional<String> compose(String image, String base, Map<String, String> labels, String user)
            throws InterruptedException {
        var document = engine.images().document(image).orElseThrow();
        var text = configuration(document, base, image, labels, user);
        var id = Digest.of(text);
        try {
            engine.images()
                    .load(
                            out -> {
                                try (var tar = new TarWriter(out, Instant.EPOCH)) {
                                    tar.file(id.hex() + ".json", 0644, text);
                                    tar.file("manifest.json", 0644, manifest(id, document));
                                }
                            },
                            _ -> {});
        } catch (EngineAnswerException e) {
            return Optional.empty();
        }
        return engine.images().inspect(id.toString()).map(details -> details.id());
    }

    private String configuration(
            JsonNode document, String base, String image, Map<String, String> labels, String user) {
        var json = JSON.createObjectNode();
        json.put("architecture", document.path("Architecture").asString(""));
        json.set("config", config(document.path("Config"), labels, user));
        json.put("created", time.toString());
        history(image, base, document.path("RootFS").path("Layers").size())
                .ifPresent(history -> json.set("history", history));
        json.put("os", document.path("Os").asString(""));
        var layers = json.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        document.path("RootFS").path("Layers").values().forEach(layers::add);
        return JSON.writeValueAsString(json);
    }

    private static ObjectNode config(JsonNode given, Map<String, String> labels, String user) {
        var config = JSON.createObjectNode();
        for (var field : FIELDS) {
            var value = given.path(field);
            if (!isEmpty(value) && !field.equals("Labels") && !field.equals("User")) {
                config.set(field, value);
            }
        }
        if (!user.isEmpty()) {
            config.put("User", user);
        }
        var all = new TreeMap<String, String>();
        given.path("Labels")
                .properties()
                .forEach(label -> all.put(label.getKey(), label.getValue().asString()));
        all.putAll(labels);
        var written = config.putObject("Labels");
        all.forEach(written::put);
        return config;
    }

    /** Engines differ in which of these they write. */
    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isBoolean() && !value.asBoolean())
                || (value.isString() && value.asString().isEmpty());
    }

    /** None when it cannot be told which instruction made which layer; it is only for people. */
    private Optional<ArrayNode> history(String image, String base, int layers) {
        var entries = new ArrayList<>(engine.images().history(image).reversed());
        var below = engine.images().history(base).size();
        var made = entries.stream().filter(entry -> entry.size() > 0).count();
        var json = JSON.createArrayNode();
        var missing = layers - made;
        for (var number = 0; number < entries.size(); number++) {
            var entry = entries.get(number);
            var isLayer = entry.size() > 0;
            if (!isLayer && missing > 0 && entry.createdBy().matches("(?s)(RUN|COPY|ADD|.*#\\(nop\\) (COPY|ADD)) .*")) {
                isLayer = true;
                missing--;
            }
            var written = json.addObject();
            written.put("created", (number < below ? entry.created() : time).toString());
            written.put("created_by", entry.createdBy());
            if (!entry.comment().isEmpty()) {
                written.put("comment", entry.comment());
            }
            if (!isLayer) {
                written.put("empty_layer", true);
            }
        }
        return missing == 0 ? Optional.of(json) : Optional.empty();
    }

    private static String manifest(Digest id, JsonNode document) {
        var images = JSON.createArrayNode();
        var entry = images.addObject();
        entry.put("Config", id.hex() + ".json");
        var names = entry.putArray("Layers");
        layers(document).forEach(layer -> names.add(layer.replace("sha256:", "") + "/layer.tar"));
        return JSON.writeValueAsString(images);
    }

    private static List<String> layers(JsonNode document) {
        return document.path("RootFS").path("Layers").values().stream()
                .map(layer -> layer.asString(""))
                .toList();
    }
}
