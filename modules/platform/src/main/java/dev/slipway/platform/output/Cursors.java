package dev.slipway.platform.output;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each container has been read, so that a stream that is read again from some time goes on where it was. The
 * times of each of a container's two outputs never go back; lines of one time come in one order. Safe for use by many
 * threads, one for each container.
 */
public final class Cursors {
    private record Output(String container, boolean error) {}

    /** How many lines of this time were seen. */
    private record Cursor(Instant time, int lines) {
        boolean isBefore(Cursor other) {
            return time.equals(other.time) ? lines < other.lines : time.isBefore(other.time);
        }
    }

    private final Map<Output, Cursor> cursors = new ConcurrentHashMap<>();

    /** Begins to read a container, perhaps once more. */
    public Reading reading(String container) {
        return new Reading(container);
    }

    /** Where to read a container from: the last time seen; empty when nothing was. */
    public Optional<Instant> of(String container) {
        var out = cursors.get(new Output(container, false));
        var error = cursors.get(new Output(container, true));
        if (out == null || error == null) {
            return Optional.ofNullable(out == null ? error : out).map(Cursor::time);
        }
        return Optional.of(out.time().isBefore(error.time()) ? out.time() : error.time());
    }

    /** One way through what a container printed. */
    public final class Reading {
        private final String container;
        private final Map<Output, Cursor> known = new HashMap<>();
        private final Map<Output, Cursor> now = new HashMap<>();

        private Reading(String container) {
            this.container = container;
            for (var error : new boolean[] {false, true}) {
                var output = new Output(container, error);
                Optional.ofNullable(cursors.get(output)).ifPresent(cursor -> known.put(output, cursor));
            }
        }

        /** Whether a line was not seen by a reading before; it is seen from now on. */
        public boolean isNew(GearLine line) {
            var output = new Output(container, line.error());
            var before = now.get(output);
            var here = before != null && before.time().equals(line.time())
                    ? new Cursor(line.time(), before.lines() + 1)
                    : new Cursor(line.time(), 1);
            now.put(output, here);
            var seen = known.get(output);
            var fresh = seen == null || seen.isBefore(here);
            if (fresh) {
                cursors.put(output, here);
            }
            return fresh;
        }
    }
}
