package dev.slipway.platform.runtime;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The way into gears: what they print, what they use, and commands in them. It is for people, and changes nothing that the
 * platform wishes. Safe for use by many threads.
 *
 * <p>Every call may throw a {@link RuntimeFaultException}.
 */
public interface GearAccess {
    /**
     * Hands on what a gear printed, line by line in its order, in the calling thread; where it is followed, until the gear
     * ends or the thread is interrupted.
     */
    void logs(FoundGear gear, LogRequest request, Consumer<LogLine> listener) throws InterruptedException;

    /** What a gear that runs uses now; takes one to two seconds. */
    Usage usage(FoundGear gear) throws InterruptedException;

    /** Starts a command in a gear that runs; the caller closes it. */
    Session open(FoundGear gear, Command command) throws InterruptedException;

    /**
     * Starts a command in a container of its own that is like a gear, but has no ports and is not found by others; the
     * caller closes it, which ends and removes the container.
     */
    Session run(GearSpec gear, Command command) throws InterruptedException;

    /** Ends and removes what {@link #run} started for these applications and nobody attends any more. */
    void removeRuns(Predicate<String> application) throws InterruptedException;
}
