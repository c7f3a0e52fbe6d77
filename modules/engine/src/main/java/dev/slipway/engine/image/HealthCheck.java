package dev.slipway.engine.image;

import dev.slipway.engine.api.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How an engine finds out whether a container is well.
 *
 * @param test {@code ["CMD", …]}, {@code ["CMD-SHELL", line]} or {@code ["NONE"]}, as in the Docker Engine API
 * @param interval time between two checks; zero for the engine's default
 * @param timeout time a check may take; zero for the engine's default
 * @param startPeriod time in which failures do not count; zero for the engine's default
 * @param startInterval time between two checks in that time; zero for the engine's default, unknown before API 1.44
 * @param retries failures in a row that make it unhealthy; zero for the engine's default
 */
public record HealthCheck(
        List<String> test,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        Duration startInterval,
        int retries) {
    /** None, even where the image has one. */
    public static HealthCheck disabled() {
        return new HealthCheck(List.of("NONE"), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

    /** Runs this line in a shell every {@code interval}; the rest as the engine likes. */
    public static HealthCheck shell(String line, Duration interval) {
        return new HealthCheck(List.of("CMD-SHELL", line), interval, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

    /** Reads the engine's form; durations are in nanoseconds. */
    static HealthCheck read(JsonNode json) {
        return new HealthCheck(
                Json.strings(json.path("Test")),
                Duration.ofNanos(json.path("Interval").asLong(0)),
                Duration.ofNanos(json.path("Timeout").asLong(0)),
                Duration.ofNanos(json.path("StartPeriod").asLong(0)),
                Duration.ofNanos(json.path("StartInterval").asLong(0)),
                json.path("Retries").asInt(0));
    }

    /** The engine's form; durations are in nanoseconds. */
    public JsonNode json() {
        return Json.object()
                .put("Interval", interval.toNanos())
                .put("Timeout", timeout.toNanos())
                .put("StartPeriod", startPeriod.toNanos())
                .put("StartInterval", startInterval.toNanos())
                .put("Retries", retries)
                .set("Test", Json.array(test));
    }
}
