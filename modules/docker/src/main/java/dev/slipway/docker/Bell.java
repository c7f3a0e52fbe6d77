package dev.slipway.docker;

import dev.slipway.docker.gear.Labels;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.event.EngineEvent;
import dev.slipway.engine.event.EventQuery;
import dev.slipway.platform.runtime.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells listeners of what happens to gears; follows the events of the engine from the first listener on. */
final class Bell implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<String> ACTIONS =
            List.of("create", "start", "die", "destroy", "rename", "oom", "pause", "unpause", "health_status");

    private final Engine engine;
    private final InstantSource clock;
    private final Consumer<String> notes;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private boolean closed;
    private volatile String trouble = "";

    Bell(Engine engine, InstantSource clock, Consumer<String> notes) {
        this.engine = engine;
        this.clock = clock;
        this.notes = notes;
    }

    /** Why the engine does not answer, or empty. */
    String trouble() {
        return trouble;
    }

    /** Not equal to any other, even of the same consumer. */
    private static final class Listener {
        private final Consumer<String> consumer;

        private Listener(Consumer<String> consumer) {
            this.consumer = consumer;
        }
    }

    Subscription listen(Consumer<String> consumer) {
        var listener = new Listener(consumer);
        listeners.add(listener);
        follow();
        return () -> listeners.remove(listener);
    }

    /** Tells that something happened to gears of an application; of any where the name is empty. */
    void ring(String application) {
        listeners.forEach(listener -> listener.consumer.accept(application));
    }

    @Override
    public synchronized void close() {
        closed = true;
        listeners.clear();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void follow() {
        if (thread == null && !closed) {
            var since = clock.instant();
            thread = Thread.ofVirtual().name("events of the engine").start(() -> work(since));
        }
    }

    private void work(Instant begin) {
        var query = EventQuery.everything()
                .withFilter("type", "container")
                .withFilter("label", Labels.SLOT)
                .withSince(begin);
        try {
            while (true) {
                try {
                    engine.version();
                    answers();
                    engine.events().listen(query, this::tell);
                } catch (EngineException e) {
                    away(String.valueOf(e.getMessage()));
                }
                query = query.withSince(clock.instant());
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /** Whatever it has done in between has not been told. */
    private void answers() {
        if (!trouble.isEmpty()) {
            notes.accept("the engine answers again");
            trouble = "";
        }
        ring("");
    }

    private void away(String fault) {
        if (trouble.isEmpty()) {
            notes.accept(fault + "; asking again until it answers");
        }
        trouble = fault;
    }

    private void tell(EngineEvent event) {
        var action = event.action().split(":", 2)[0];
        if (ACTIONS.contains(action)) {
            ring(event.attributes().getOrDefault(Labels.APPLICATION, ""));
        }
    }
}
