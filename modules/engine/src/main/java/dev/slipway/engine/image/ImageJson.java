package dev.slipway.engine.image;

import dev.slipway.engine.api.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the engine's JSON about images. */
final class ImageJson {
    /** What older engines list as the name of an image without one. */
    private static final String NO_NAME = "<none>:<none>";

    private ImageJson() {}

    static ImageSummary summary(JsonNode json) {
        return new ImageSummary(
                Json.text(json, "Id"),
                names(json),
                Json.texts(json.path("Labels")),
                Instant.ofEpochSecond(json.path("Created").asLong(0)),
                json.path("Size").asLong(0));
    }

    static ImageDetails details(JsonNode json) {
        return new ImageDetails(
                Json.text(json, "Id"),
                names(json),
                Json.texts(json.path("Config").path("Labels")),
                Json.instant(json, "Created").orElse(Instant.EPOCH),
                json.path("Size").asLong(0),
                Json.text(json, "Os"),
                Json.text(json, "Architecture"),
                config(json.path("Config")),
                Json.strings(json.path("RootFS").path("Layers")));
    }

    static HistoryEntry history(JsonNode json) {
        return new HistoryEntry(
                Instant.ofEpochSecond(json.path("Created").asLong(0)),
                Json.text(json, "CreatedBy"),
                json.path("Size").asLong(0),
                Json.text(json, "Comment"));
    }

    static Removal removed(JsonNode json) {
        return new Removal.Removed(all(json, "Untagged"), all(json, "Deleted"));
    }

    static Transfer transfer(JsonNode json) {
        var progress = json.path("progressDetail");
        return new Transfer(
                Json.text(json, "id"),
                json.path("status").asString(Json.text(json, "stream")).strip(),
                progress.path("current").asLong(0),
                progress.path("total").asLong(0));
    }

    private static ImageConfig config(JsonNode json) {
        return new ImageConfig(
                Json.strings(json.path("Env")),
                Json.strings(json.path("Cmd")),
                Json.strings(json.path("Entrypoint")),
                Json.text(json, "User"),
                Json.text(json, "WorkingDir"),
                Json.names(json.path("ExposedPorts")),
                Json.names(json.path("Volumes")),
                json.path("Healthcheck").isObject() ? HealthCheck.read(json.path("Healthcheck")) : null);
    }

    private static List<String> names(JsonNode json) {
        return Json.strings(json.path("RepoTags")).stream()
                .filter(name -> !name.equals(NO_NAME))
                .toList();
    }

    private static List<String> all(JsonNode json, String field) {
        return json.values().stream()
                .filter(entry -> entry.has(field))
                .map(entry -> Json.text(entry, field))
                .toList();
    }
}
