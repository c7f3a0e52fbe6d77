package dev.slipway.platform.reconcile;

import static java.util.stream.Collectors.groupingBy;

import dev.slipway.platform.config.Vault;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.plan.Planner;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.platform.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Looks after all applications, each on its own: when a wish changed, when the runtime or the router tells that something
 * happened, when a step is done, and when a time is over. An application that waits for nothing has no thread. Safe for use
 * by many threads.
 */
public final class Reconciler implements AutoCloseable {
    /** Looks and steps that are under way at once; more make neither the store nor an engine faster. */
    private static final int MOST_LOOKS = 8;

    private static final int MOST_STEPS = 32;

    private final Store store;
    private final GearRuntime runtime;
    private final Router router;
    private final Pace pace;
    private final Planner planner;
    private final Journal journal;
    private final Performer performer;
    private final Clock clock;

    private final Map<String, Shift> shifts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("deadlines").daemon().factory());
    private final Semaphore looks = new Semaphore(MOST_LOOKS);
    private final Semaphore steps = new Semaphore(MOST_STEPS);
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Over this store and runtime. */
    public Reconciler(
            Store store, GearRuntime runtime, Router router, Vault vault, Journal journal, Pace pace, Clock clock) {
        this.store = store;
        this.runtime = runtime;
        this.router = router;
        this.pace = pace;
        this.planner = new Planner(pace);
        this.journal = journal;
        this.performer = new Performer(runtime, router, vault, journal, clock);
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Begins to look after all applications, even where the runtime does not answer yet. */
    public synchronized void start() throws InterruptedException {
        subscriptions.add(runtime.listen(this::tell));
        subscriptions.add(router.listen(this::tell));
        var names = store.read(records ->
                records.applications().stream().map(Application::name).toList());
        var found = found();
        for (var name : names) {
            var shift = shift(name);
            found.ifPresent(gears -> shift.attendant().foundBefore(gears.getOrDefault(name, List.of())));
            shift.wake();
        }
    }

    /** All gears by application; empty when the runtime does not answer, so that each is asked for when it does. */
    private Optional<Map<String, List<FoundGear>>> found() throws InterruptedException {
        try {
            return Optional.of(runtime.gears().stream()
                    .collect(groupingBy(gear -> gear.name().application())));
        } catch (RuntimeFaultException _) {
            return Optional.empty();
        }
    }

    /** Looks at an application soon, as its wishes have changed. */
    public void wake(String application) {
        var shift = shift(application);
        shift.attendant().recheck();
        shift.wake();
    }

    /** What an application waits for, to be shown. */
    public List<String> waiting(String application) {
        var shift = shifts.get(application);
        return shift == null ? List.of() : shift.waiting();
    }

    /** Waits until nothing is left to do for an application; false when the time is over. */
    public boolean settle(String application, Duration patience) throws InterruptedException {
        var shift = shifts.get(application);
        return shift == null || shift.settle(patience);
    }

    private void tell(String application) {
        if (application.isEmpty()) {
            shifts.values().forEach(Shift::wake);
        } else {
            var shift = shifts.get(application);
            if (shift != null) {
                shift.wake();
            }
        }
    }

    private Shift shift(String application) {
        return shifts.computeIfAbsent(
                application,
                name -> new Shift(
                        new Attendant(name, new Observer(store, name), runtime, router, planner, pace, journal, clock),
                        new Shift.Means(threads, timer, looks, steps, clock),
                        step -> performer.perform(name, step)));
    }

    @Override
    public synchronized void close() {
        subscriptions.forEach(Subscription::close);
        timer.shutdownNow();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
