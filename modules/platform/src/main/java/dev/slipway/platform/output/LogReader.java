package dev.slipway.platform.output;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads what the gears of one application print, each in a thread of its own. It is told again and again which gears there
 * are: those that came are joined, those that run once more are read on where they ended. Used by one thread.
 */
public final class LogReader implements AutoCloseable {
    /** How long a new line waits for an earlier one of another gear. */
    private static final Duration MOMENT = Duration.ofMillis(150);

    private final GearAccess access;
    private final LogWish wish;
    private final LogListener listener;
    private final LineMerge merge = new LineMerge(MOMENT);
    private final Cursors cursors = new Cursors();
    private final Map<String, Follower> followers = new HashMap<>();
    private final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
    private final Set<String> noted = new HashSet<>();

    /** A reader for this listener. */
    public LogReader(GearAccess access, LogWish wish, LogListener listener) {
        this.access = access;
        this.wish = wish;
        this.listener = listener;
    }

    /**
     * One way through what a gear prints.
     *
     * @param phase what the gear did when it began
     */
    private record Follower(Phase phase, Thread thread) {}

    /** Hands on what there is of these gears, in the order of its times. */
    public void past(List<FoundGear> gears) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (var gear : wanted(gears)) {
            // Where no old line is wanted, the last one says where new ones begin.
            var request = wish.last() == 0 ? wish.request().withLast(1) : wish.request();
            threads.add(read(gear, request, merge.open(false), wish.last() == 0));
        }
        try {
            while (!merge.isOver()) {
                next(Duration.ofSeconds(1));
            }
            tell();
        } finally {
            end(threads);
        }
    }

    /** Begins to follow those gears that it does not follow already. */
    public void follow(List<FoundGear> gears) {
        for (var gear : wanted(gears)) {
            if (isDue(gear)) {
                var request = new LogRequest(true, cursors.of(gear.id()).orElse(wish.since()), -1);
                followers.put(gear.id(), new Follower(gear.phase(), read(gear, request, merge.open(true), false)));
            }
        }
        var ids = gears.stream().map(FoundGear::id).toList();
        followers
                .entrySet()
                .removeIf(entry -> !ids.contains(entry.getKey())
                        && !entry.getValue().thread().isAlive());
    }

    /** What broke off while the gear runs is read again, and so is what ended when it has run once more. */
    private boolean isDue(FoundGear gear) {
        var before = followers.get(gear.id());
        if (before == null || before.thread().isAlive()) {
            return before == null;
        }
        return gear.phase() instanceof Phase.Running || !before.phase().equals(gear.phase());
    }

    /** Hands on the next line; false when there is none within this time. */
    public boolean next(Duration patience) throws InterruptedException {
        tell();
        var line = merge.next(patience);
        line.ifPresent(listener::line);
        return line.isPresent();
    }

    private void tell() {
        for (var note = notes.poll(); note != null; note = notes.poll()) {
            if (noted.add(note)) {
                listener.note(note);
            }
        }
    }

    private List<FoundGear> wanted(List<FoundGear> gears) {
        return gears.stream().filter(wish::concerns).toList();
    }

    private Thread read(FoundGear gear, LogRequest request, LineMerge.Source source, boolean silently) {
        var reading = cursors.reading(gear.id());
        return Thread.ofVirtual().name("output of " + gear.name()).start(() -> {
            try (source) {
                access.logs(gear, request, line -> {
                    var found = GearLine.of(gear, line);
                    if (reading.isNew(found) && !silently) {
                        put(source, found);
                    }
                });
            } catch (RuntimeFaultException e) {
                notes.add(String.valueOf(e.getMessage()));
            } catch (InterruptedException | UncheckedIOException _) {
                // nobody wants to know any more
            }
        });
    }

    private static void put(LineMerge.Source source, GearLine line) {
        try {
            source.put(line);
        } catch (InterruptedException _) {
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        }
    }

    @Override
    public void close() {
        end(followers.values().stream().map(Follower::thread).toList());
    }

    private static void end(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
    }
}
