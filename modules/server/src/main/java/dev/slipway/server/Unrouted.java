package dev.slipway.server;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.runtime.Subscription;
import java.util.Set;
import java.util.function.Consumer;

/** Leads no requests to anything: gears are reached by their ports. */
public final class Unrouted implements Router {
    @Override
    public Set<String> services(String application) {
        return Set.of();
    }

    @Override
    public Set<String> serving(String application) {
        return Set.of();
    }

    @Override
    public void add(FoundGear gear) {
        // No service is routed, so nobody asks for it.
    }

    @Override
    public void drain(FoundGear gear) {
        // There are no requests that could end.
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        return () -> {};
    }
}
