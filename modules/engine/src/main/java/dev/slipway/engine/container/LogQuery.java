package dev.slipway.engine.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a container's output to read.
 *
 * @param follow go on until the container ends
 * @param since leave out what is older, or null
 * @param tail begin with this many of the last lines, or null for all
 */
public record LogQuery(
        boolean follow, @Nullable Instant since, @Nullable Integer tail) {
    /** All that was printed so far. */
    public static LogQuery everything() {
        return new LogQuery(false, null, null);
    }

    /** The same, going on until the container ends. */
    public LogQuery following() {
        return new LogQuery(true, since, tail);
    }

    /** The same without what is older. */
    public LogQuery withSince(Instant time) {
        return new LogQuery(follow, time, tail);
    }

    /** The same, beginning with this many of the last lines. */
    public LogQuery withTail(int lines) {
        return new LogQuery(follow, since, lines);
    }
}
