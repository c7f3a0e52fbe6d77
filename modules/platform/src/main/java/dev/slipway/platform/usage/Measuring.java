package dev.slipway.platform.usage;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.RuntimeFaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Measures many gears at once, as an engine takes a second for each. */
public final class Measuring {
    private static final int AT_ONCE = 64;

    private Measuring() {}

    /** What they use; those that ended meanwhile are left out. */
    public static List<GearUsage> of(GearAccess access, List<FoundGear> gears) throws InterruptedException {
        var room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = gears.stream()
                    .map(gear -> (Callable<Optional<GearUsage>>) () -> measured(access, gear, room))
                    .toList();
            var usages = new ArrayList<GearUsage>();
            for (var measured : threads.invokeAll(tasks)) {
                measured.get().ifPresent(usages::add);
            }
            return usages;
        } catch (ExecutionException e) {
            throw new RuntimeFaultException("cannot measure gears: " + e.getCause(), e);
        }
    }

    private static Optional<GearUsage> measured(GearAccess access, FoundGear gear, Semaphore room)
            throws InterruptedException {
        room.acquire();
        try {
            var usage = access.usage(gear);
            // An engine says zeros of what does not run any more.
            return usage.processes() == 0 && usage.memory() == 0
                    ? Optional.empty()
                    : Optional.of(new GearUsage(gear.name(), gear.id(), usage));
        } catch (RuntimeFaultException _) {
            return Optional.empty();
        } finally {
            room.release();
        }
    }
}
