package dev.slipway.catalog.build;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run did.
 *
 * @param images in the order they ended
 * @param criticalPath the images that, one after the other, took the longest way through the tree
 * @param interrupted whether the run was stopped before its end
 */
public record BuildReport(
        Instant started, Duration duration, List<ImageReport> images, List<String> criticalPath, boolean interrupted) {

    /** Keeps copies. */
    public BuildReport {
        images = List.copyOf(images);
        criticalPath = List.copyOf(criticalPath);
    }

    /** How one image ended. */
    public record ImageReport(String name, Outcome outcome, Duration duration) {}

    /** Whether every image is there as the catalogue wants it. */
    public boolean isGood() {
        return !interrupted && images.stream().allMatch(image -> image.outcome().isGood());
    }

    /** The report as it is kept in {@code report.json}. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        json.put("started", started.toString());
        json.put("seconds", seconds(duration));
        json.put("interrupted", interrupted);
        criticalPath.forEach(json.putArray("criticalPath")::add);
        var list = json.putArray("images");
        images.forEach(image -> list.add(json(image)));
        return json;
    }

    private static ObjectNode json(ImageReport image) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("name", image.name());
        json.put("seconds", seconds(image.duration()));
        switch (image.outcome()) {
            case Outcome.Built(var id, var size, var steps, var attempts) ->
                json.put("outcome", "built")
                        .put("id", id)
                        .put("size", size)
                        .put("steps", steps.all())
                        .put("cachedSteps", steps.cached())
                        .put("attempts", attempts);
            case Outcome.Unchanged(var id) -> json.put("outcome", "unchanged").put("id", id);
            case Outcome.Failed(var cause, var lastLines, var attempts) -> {
                json.put("outcome", "failed").put("cause", cause).put("attempts", attempts);
                lastLines.forEach(json.putArray("lastLines")::add);
            }
            case Outcome.TimedOut(var limit, var lastLines) -> {
                json.put("outcome", "timed out").put("limitSeconds", seconds(limit));
                lastLines.forEach(json.putArray("lastLines")::add);
            }
            case Outcome.Blocked(var by) -> json.put("outcome", "blocked").put("by", by);
            case Outcome.Cancelled() -> json.put("outcome", "cancelled");
        }
        return json;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** How long the images that were built took. */
    Map<String, Duration> durations() {
        var durations = new HashMap<String, Duration>();
        images.stream()
                .filter(image -> image.outcome() instanceof Outcome.Built)
                .forEach(image -> durations.put(image.name(), image.duration()));
        return durations;
    }
}
