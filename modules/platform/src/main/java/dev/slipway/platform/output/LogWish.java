package dev.slipway.platform.output;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.runtime.LogRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of an application are wanted.
 *
 * @param names only of these services, or gears such as {@code web.2}; empty for all
 * @param release only of gears that were started for this release, or 0
 * @param follow whether lines to come are wanted, too
 * @param since leaves out older lines, or null
 * @param last how many of the last lines of each gear, or -1 for all
 */
public record LogWish(
        Set<String> names,
        int release,
        boolean follow,
        @Nullable Instant since,
        int last) {
    /** Sorts the names and checks the number. */
    public LogWish {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        if (last < -1) {
            throw new IllegalArgumentException("'" + last + "' last lines: expected 0 or more");
        }
    }

    /** All there are. */
    public static LogWish everything() {
        return new LogWish(Set.of(), 0, false, null, -1);
    }

    /** The same of these services and gears only. */
    public LogWish of(Set<String> some) {
        return new LogWish(some, release, follow, since, last);
    }

    /** The same, and lines to come. */
    public LogWish following() {
        return new LogWish(names, release, true, since, last);
    }

    /** The same without older lines, and all that are left. */
    public LogWish from(Instant time) {
        return new LogWish(names, release, follow, time, -1);
    }

    /** The same, at first no more than so many of each gear. */
    public LogWish withLast(int lines) {
        return new LogWish(names, release, follow, since, lines);
    }

    /** Whether the lines of this gear are wanted. */
    boolean concerns(FoundGear gear) {
        return (release == 0 || release == gear.release())
                && (names.isEmpty()
                        || names.contains(gear.name().service())
                        || names.contains(gear.name().local()));
    }

    LogRequest request() {
        return new LogRequest(false, since, last);
    }
}
