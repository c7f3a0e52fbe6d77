package dev.slipway.platform.output;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Brings lines from several sources into the order of their times. A line waits until every source has one; where a source
 * may have nothing to say for long, no longer than a moment. Sources wait when a few of their lines are waiting. Safe for
 * use by many threads, one for each source and one that takes.
 */
final class LineMerge {
    private static final int MOST_WAITING = 256;

    private final Duration moment;
    private final List<Source> sources = new ArrayList<>();

    /** One in which lines wait so long for earlier ones of living sources. */
    LineMerge(Duration moment) {
        this.moment = moment;
    }

    /** Where lines come from; closing it leaves those that wait. */
    final class Source implements AutoCloseable {
        private final boolean living;
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private boolean closed;

        private Source(boolean living) {
            this.living = living;
        }

        /** Adds a line, when there is room. */
        void put(GearLine line) throws InterruptedException {
            synchronized (LineMerge.this) {
                while (waiting.size() >= MOST_WAITING) {
                    LineMerge.this.wait();
                }
                waiting.add(new Waiting(line, System.nanoTime() + moment.toNanos()));
                LineMerge.this.notifyAll();
            }
        }

        @Override
        public void close() {
            synchronized (LineMerge.this) {
                closed = true;
                LineMerge.this.notifyAll();
            }
        }

        private boolean mayBeFirst() {
            return !closed && waiting.isEmpty();
        }
    }

    /** A line, and the time until which it waits, in nanoseconds. */
    private record Waiting(GearLine line, long until) {}

    /**
     * A new source.
     *
     * @param living whether it may have nothing to say for long
     */
    synchronized Source open(boolean living) {
        var source = new Source(living);
        sources.add(source);
        return source;
    }

    /** Whether no line waits, and none will come. */
    synchronized boolean isOver() {
        sources.removeIf(source -> source.closed && source.waiting.isEmpty());
        return sources.isEmpty();
    }

    /** The next line; empty when there is none within this time. */
    synchronized Optional<GearLine> next(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            sources.removeIf(source -> source.closed && source.waiting.isEmpty());
            var now = System.nanoTime();
            var first = first();
            if (first != null && mayGo(first, now)) {
                notifyAll();
                return Optional.of(first.waiting.remove().line());
            }
            if (sources.isEmpty() || now - end >= 0) {
                return Optional.empty();
            }
            wait(milliseconds(end, first, now));
        }
    }

    /** Until a line has waited for long enough, or the time is over. */
    private static long milliseconds(long end, @Nullable Source first, long now) {
        var until = first == null || head(first).until() - now <= 0
                ? end
                : Math.min(end, head(first).until());
        return Math.max(1, Duration.ofNanos(until - now).toMillis());
    }

    private boolean mayGo(Source first, long now) {
        var late = now - head(first).until() >= 0;
        return sources.stream().noneMatch(source -> source.mayBeFirst() && !(source.living && late));
    }

    private @Nullable Source first() {
        Source first = null;
        for (var source : sources) {
            if (!source.waiting.isEmpty()
                    && (first == null
                            || head(source)
                                    .line()
                                    .time()
                                    .isBefore(head(first).line().time()))) {
                first = source;
            }
        }
        return first;
    }

    private static Waiting head(Source source) {
        return source.waiting.element();
    }
}
