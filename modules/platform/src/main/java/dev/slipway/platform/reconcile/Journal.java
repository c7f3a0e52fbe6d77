package dev.slipway.platform.reconcile;

import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Appends events, and tells them once they are stored. Safe for use by many threads. */
public final class Journal {
    /** Who causes what nobody asked for. */
    public static final String SLIPWAY = "slipway";

    /** Begins the kind of note under which the generated values of an application are kept for as long as it lives. */
    public static final String GENERATED = "generated:";

    private final Store store;
    private final Clock clock;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /** Of this store. */
    public Journal(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Does a unit of work that may append events, and tells them when it is stored. */
    public <T> T inTransaction(Work<T> work) {
        var appended = new ArrayList<Event>();
        var result = store.inTransaction(records -> {
            appended.clear();
            return work.on(records, event -> appended.add(records.append(event)));
        });
        appended.forEach(this::tell);
        return result;
    }

    /** An event that happens now. */
    public Event event(String application, String actor, String kind, String text, Map<String, String> details) {
        return new Event(0, clock.instant(), application, actor, kind, text, details);
    }

    /** That a deployment has come to the state it is in. */
    public Event event(String application, String actor, Deployment deployment) {
        var state = deployment.state().name().toLowerCase(Locale.ROOT);
        return event(
                application,
                actor,
                "deployment." + state,
                deployment.sentence(),
                Map.of(
                        "deployment", String.valueOf(deployment.id()),
                        "release", String.valueOf(deployment.release()),
                        "state", state));
    }

    /** Tells each event when it has been stored, until it is closed. */
    public Subscription listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /**
     * A unit of work.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it on these records; events go to the other. */
        T on(Records records, Consumer<Event> events);
    }
}
