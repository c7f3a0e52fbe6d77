package dev.slipway.platform.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a gear's output are wanted.
 *
 * @param follow whether lines to come are wanted, too
 * @param since leaves out older lines, or null
 * @param last how many of the last lines, or -1 for all
 */
public record LogRequest(boolean follow, @Nullable Instant since, int last) {
    /** All there are. */
    public static LogRequest everything() {
        return new LogRequest(false, null, -1);
    }

    /** The same, and those to come. */
    public LogRequest following() {
        return new LogRequest(true, since, last);
    }

    /** The same without older ones. */
    public LogRequest withSince(Instant time) {
        return new LogRequest(follow, time, last);
    }

    /** The same, at first no more than so many. */
    public LogRequest withLast(int lines) {
        return new LogRequest(follow, since, lines);
    }
}
