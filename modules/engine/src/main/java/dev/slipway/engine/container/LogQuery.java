package dev.slipway.engine.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a container's output to read.
 *
 * @param follow go on until the container ends
 * @param since leave out what is older, or null
 * @param until leave out what is younger, or null
 * @param timestamps put the time before each line, as in RFC 3339 with nanoseconds, and a space
 * @param tail begin with this many of the last lines, or null for all
 */
public record LogQuery(
        boolean follow,
        @Nullable Instant since,
        @Nullable Instant until,
        boolean timestamps,
        @Nullable Integer tail) {
    /** All that was printed so far. */
    public static LogQuery everything() {
        return new LogQuery(false, null, null, false, null);
    }

    /** The same, going on until the container ends. */
    public LogQuery following() {
        return new LogQuery(true, since, until, timestamps, tail);
    }

    /** The same without what is older. */
    public LogQuery withSince(Instant time) {
        return new LogQuery(follow, time, until, timestamps, tail);
    }

    /** The same without what is younger. */
    public LogQuery withUntil(Instant time) {
        return new LogQuery(follow, since, time, timestamps, tail);
    }

    /** The same with the time before each line. */
    public LogQuery withTimestamps() {
        return new LogQuery(follow, since, until, true, tail);
    }

    /** The same, beginning with this many of the last lines. */
    public LogQuery withTail(int lines) {
        return new LogQuery(follow, since, until, timestamps, lines);
    }
}
