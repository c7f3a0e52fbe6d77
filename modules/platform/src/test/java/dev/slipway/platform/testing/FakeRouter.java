package dev.slipway.platform.testing;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.runtime.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A router in memory. Gears have no requests of their own unless {@link #hold} gives them some. */
public final class FakeRouter implements Router {
    private final Map<String, Set<String>> services = new HashMap<>();
    private final Map<String, FoundGear> serving = new HashMap<>();
    private final Set<String> draining = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Interceptor interceptor = Interceptor.none();

    /** Has calls pass this from now on. */
    public void intercept(Interceptor other) {
        interceptor = other;
    }

    /** Leads requests to services of an application. */
    public synchronized void route(String application, String... names) {
        services.put(application, Set.of(names));
    }

    /** Gives a gear requests that do not end by themselves. */
    public synchronized void hold(String id) {
        held.add(id);
    }

    /** Ends the requests of a gear. */
    public void finish(String id) {
        String application;
        synchronized (this) {
            held.remove(id);
            var gear = serving.get(id);
            if (gear == null || !draining.remove(id)) {
                return;
            }
            serving.remove(id);
            application = gear.name().application();
        }
        listeners.forEach(listener -> listener.accept(application));
    }

    /** A gear is no longer there. */
    public synchronized void forget(String id) {
        serving.remove(id);
        draining.remove(id);
        held.remove(id);
    }

    /** All calls, such as {@code drain web.1}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Ids of all gears that get new requests. */
    public synchronized Set<String> open() {
        var open = new HashSet<>(serving.keySet());
        open.removeAll(draining);
        return open;
    }

    @Override
    public synchronized Set<String> services(String application) {
        return services.getOrDefault(application, Set.of());
    }

    @Override
    public synchronized Set<String> serving(String application) {
        interceptor.at("before serving " + application);
        return serving.values().stream()
                .filter(gear -> gear.name().application().equals(application))
                .map(FoundGear::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void add(FoundGear gear) {
        interceptor.at("before add " + gear.name().local());
        synchronized (this) {
            calls.add("add " + gear.name().local());
            serving.put(gear.id(), gear);
            draining.remove(gear.id());
        }
        interceptor.at("after add " + gear.name().local());
    }

    @Override
    public void drain(FoundGear gear) {
        interceptor.at("before drain " + gear.name().local());
        synchronized (this) {
            calls.add("drain " + gear.name().local());
            if (held.contains(gear.id()) && serving.containsKey(gear.id())) {
                draining.add(gear.id());
            } else {
                serving.remove(gear.id());
            }
        }
        interceptor.at("after drain " + gear.name().local());
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        listeners.add(application);
        return () -> listeners.remove(application);
    }
}
