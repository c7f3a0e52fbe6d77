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
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private boolean closed;

    Bell(Engine engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
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
                    engine.events().listen(query, this::tell);
                } catch (EngineException _) {
                    // It went away, or is not there yet.
                }
                query = query.withSince(clock.instant());
                ring("");
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private void tell(EngineEvent event) {
        var action = event.action().split(":", 2)[0];
        if (ACTIONS.contains(action)) {
            ring(event.attributes().getOrDefault(Labels.APPLICATION, ""));
        }
    }
}
