package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The images of a fake engine. Safe for use by many threads. */
final class FakeImages {
    private final Map<String, Image> images = new LinkedHashMap<>();

    /** An image and its names, sorted. */
    record Image(String id, TreeSet<String> tags, Map<String, String> labels, Instant created) {}

    /** Adds an image, unless it is there already, and moves these names to it. */
    synchronized void add(String id, List<String> tags, Map<String, String> labels) {
        var image = images.computeIfAbsent(id, _ -> new Image(id, new TreeSet<>(), labels, Instant.now()));
        for (var tag : tags) {
            images.values().forEach(other -> other.tags().remove(full(tag)));
            image.tags().add(full(tag));
        }
    }

    synchronized Optional<Image> find(String name) {
        return images.values().stream()
                .filter(image -> image.tags().contains(full(name)) || isId(image, name))
                .findFirst();
    }

    synchronized List<Image> all() {
        return List.copyOf(images.values());
    }

    /** Takes away a name; with the last name, or by id, the image goes as well. */
    synchronized JsonNode remove(Image image, String name) {
        var answer = new ArrayList<ObjectNode>();
        var gone = isId(image, name) ? List.copyOf(image.tags()) : List.of(full(name));
        gone.forEach(tag -> answer.add(Json.object().put("Untagged", tag)));
        image.tags().removeAll(gone);
        if (image.tags().isEmpty()) {
            images.remove(image.id());
            answer.add(Json.object().put("Deleted", image.id()));
        }
        return Json.array(List.of()).addAll(answer);
    }

    static boolean isId(Image image, String name) {
        return image.id().equals(name) || (name.length() >= 12 && image.id().startsWith("sha256:" + name));
    }

    static JsonNode summary(Image image) {
        var json = Json.object()
                .put("Id", image.id())
                .put("Created", image.created().getEpochSecond())
                .put("Size", 1);
        json.set("Labels", Json.object(image.labels()));
        json.set("RepoTags", Json.array(image.tags().isEmpty() ? List.of("<none>:<none>") : image.tags()));
        return json;
    }

    static JsonNode details(Image image) {
        var json = Json.object()
                .put("Id", image.id())
                .put("Created", image.created().toString())
                .put("Size", 1)
                .put("Os", "linux")
                .put("Architecture", "amd64");
        json.set("RepoTags", Json.array(image.tags()));
        json.putObject("Config").set("Labels", Json.object(image.labels()));
        json.putObject("RootFS").set("Layers", Json.array(List.of(image.id())));
        return json;
    }

    private static String full(String name) {
        return name.lastIndexOf(':') > name.lastIndexOf('/') ? name : name + ":latest";
    }
}
