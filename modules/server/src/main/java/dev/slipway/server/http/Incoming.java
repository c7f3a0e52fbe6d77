package dev.slipway.server.http;

import dev.slipway.platform.json.PlatformJson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request that has found its route.
 *
 * @param variables values of the variables of the route's pattern
 * @param query values of the parameters after the question mark
 * @param body what was sent
 * @param lastEvent id of the last event of a stream that is asked for once more, or empty
 * @param actor name of who asks
 */
public record Incoming(
        Map<String, String> variables, Map<String, String> query, String body, String lastEvent, String actor) {
    /** A variable of the pattern. */
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no variable '" + name + "'");
        }
        return value;
    }

    /** A variable of the pattern that is a whole number. */
    public int number(String name) {
        return (int) whole(name, variable(name));
    }

    /** A parameter that is a whole number. */
    public long number(String name, long otherwise) {
        return query.containsKey(name) ? whole(name, query.get(name)) : otherwise;
    }

    /** A parameter that is a list, divided by commas. */
    public Set<String> names(String name) {
        return text(name).isEmpty()
                ? Set.of()
                : new TreeSet<>(List.of(text(name).split(",", -1)));
    }

    /** A time such as {@code 2026-11-21T10:15:30Z}; throws for any other text. */
    public static Instant time(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "'" + name + "' is '" + value + "': expected a time such as 2026-11-21T10:15:30Z", e);
        }
    }

    /** A parameter that is text. */
    public String text(String name) {
        return query.getOrDefault(name, "");
    }

    /** A parameter that is a duration. */
    public Duration duration(String name) {
        try {
            return Duration.parse(query.getOrDefault(name, "PT0S"));
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "'" + name + "' is '" + query.get(name) + "': expected a duration such as PT30S", e);
        }
    }

    /** What was sent. */
    public <T> T body(Class<T> type) {
        try {
            return PlatformJson.read(body, type);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("body: " + e.getMessage(), e);
        }
    }

    private static long whole(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadRequestException("'" + name + "' is '" + value + "': expected a whole number", e);
        }
    }
}
