package dev.slipway.platform.testing;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.LogLine;
import dev.slipway.platform.runtime.LogRequest;
import dev.slipway.platform.runtime.Session;
import dev.slipway.platform.runtime.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way into gears in memory. Gears print what they are told to; commands print their words, then what they are fed, and
 * end with the number of their words.
 */
public final class FakeAccess implements GearAccess {
    private final Map<String, List<LogLine>> printed = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** A gear prints a line. */
    public synchronized void print(FoundGear gear, String time, String text) {
        print(gear, new LogLine(gear.name(), Instant.parse(time), false, text));
    }

    /** A gear prints a line. */
    public synchronized void print(FoundGear gear, LogLine line) {
        printed.computeIfAbsent(gear.id(), _ -> new ArrayList<>()).add(line);
        notifyAll();
    }

    /** A gear closes its outputs, which ends it for those that follow it. */
    public synchronized void end(FoundGear gear) {
        ended.add(gear.id());
        notifyAll();
    }

    /** A gear that ended may print again. */
    public synchronized void restart(FoundGear gear) {
        ended.remove(gear.id());
    }

    /** Commands that were started and let go of, such as {@code open web.1: ls} and {@code close}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void logs(FoundGear gear, LogRequest request, Consumer<LogLine> listener) throws InterruptedException {
        List<LogLine> past;
        int next;
        synchronized (this) {
            past = first(gear, request);
            next = size(gear);
        }
        past.forEach(listener);
        while (request.follow()) {
            for (var line : after(gear, next)) {
                listener.accept(line);
                next++;
            }
            if (isOver(gear, next)) {
                return;
            }
        }
    }

    private synchronized int size(FoundGear gear) {
        return printed.getOrDefault(gear.id(), List.of()).size();
    }

    private synchronized List<LogLine> first(FoundGear gear, LogRequest request) {
        var since = request.since() == null ? Instant.MIN : request.since();
        var all = printed.getOrDefault(gear.id(), List.of()).stream()
                .filter(line -> !line.time().isBefore(since))
                .toList();
        return request.last() < 0 ? all : all.subList(Math.max(0, all.size() - request.last()), all.size());
    }

    private synchronized List<LogLine> after(FoundGear gear, int next) throws InterruptedException {
        while (size(gear) == next && !ended.contains(gear.id())) {
            wait();
        }
        return List.copyOf(printed.getOrDefault(gear.id(), List.of()).subList(next, size(gear)));
    }

    private synchronized boolean isOver(FoundGear gear, int next) {
        return ended.contains(gear.id()) && size(gear) == next;
    }

    @Override
    public Usage usage(FoundGear gear) {
        return new Usage(0.5 * gear.name().slot(), 1_000_000L * gear.name().slot(), 8_000_000, 3, 10, 20, 30, 40);
    }

    @Override
    public Session open(FoundGear gear, Command command) {
        calls.add("open " + gear.name().local() + ": " + String.join(" ", command.words()));
        return session(command);
    }

    @Override
    public Session run(GearSpec gear, Command command) {
        calls.add("run " + gear.name().service() + " of " + gear.release() + " with " + gear.environment() + ": "
                + String.join(" ", command.words()));
        return session(command);
    }

    @Override
    public void removeRuns(Predicate<String> application) {
        calls.add("remove runs");
    }

    private Session session(Command command) {
        return new Session() {
            @Override
            public int attend(InputStream stdin, Printed listener) {
                try {
                    listener.piece(true, (String.join(" ", command.words()) + "\n").getBytes(StandardCharsets.UTF_8));
                    if (command.stdin()) {
                        listener.piece(false, stdin.readAllBytes());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return command.words().size();
            }

            @Override
            public void resize(int rows, int columns) {
                calls.add("resize " + rows + " " + columns);
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }
}
