package dev.slipway.engine.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events to listen to.
 *
 * @param filters values by name, such as {@code type=container} or {@code label=key=value}; one value of each must fit
 * @param since begin with events of the past, or null
 * @param until end at this time, or null for never
 */
public record EventQuery(
        Map<String, List<String>> filters,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** Everything from now on. */
    public static EventQuery everything() {
        return new EventQuery(Map.of(), null, null);
    }

    /** The same, keeping only events for which one of the values fits. */
    public EventQuery withFilter(String name, String... values) {
        var more = new TreeMap<>(filters);
        more.put(name, List.of(values));
        return new EventQuery(more, since, until);
    }

    /** The same, beginning with the events since this time. */
    public EventQuery withSince(Instant time) {
        return new EventQuery(filters, time, until);
    }

    /** The same, ending at this time. */
    public EventQuery withUntil(Instant time) {
        return new EventQuery(filters, since, time);
    }
}
