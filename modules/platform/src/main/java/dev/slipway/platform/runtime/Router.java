package dev.slipway.platform.runtime;

import dev.slipway.platform.gear.FoundGear;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whatever leads requests to gears. Every call may be repeated. Safe for use by many threads.
 */
public interface Router {
    /** The services of an application that requests are led to. */
    Set<String> services(String application) throws InterruptedException;

    /** The ids of the gears of an application that get requests now, or still have some. */
    Set<String> serving(String application) throws InterruptedException;

    /** Leads requests to a gear from now on. */
    void add(FoundGear gear) throws InterruptedException;

    /** Leads no new requests to a gear; once it has none left, it is no longer {@linkplain #serving serving}. */
    void drain(FoundGear gear) throws InterruptedException;

    /** Tells the names of applications for which {@link #serving} or {@link #services} may have changed. */
    Subscription listen(Consumer<String> application);
}
