package dev.slipway.platform.reconcile;

import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.plan.Planner;
import dev.slipway.platform.plan.Step;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import dev.slipway.platform.testing.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A platform whose every move is made by one thread, so that a seed decides all of it. */
final class World {
    static final Pace PACE = Pace.usual();

    final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeRuntime runtime = new FakeRuntime(clock);
    final FakeRouter router = new FakeRouter();
    final MemoryStore store = new MemoryStore();
    final Vault vault = Vault.fleeting(new SecureRandom());
    final RunningPlatform platform;
    private final Random random;
    private final Map<String, Attendant> attendants = new TreeMap<>();
    private final Map<String, List<Pending>> pending = new TreeMap<>();
    private Performer performer;
    private Watcher watcher = (_, _) -> {};
    private int wishes;

    /** A step that was planned when so many wishes had been uttered. */
    private record Pending(Step step, int wishes) {}

    /** Is told each step before it is performed, and whether it was planned for what is wished now. */
    @FunctionalInterface
    interface Watcher {
        void before(Step step, boolean wished);
    }

    World(Random random) throws InterruptedException {
        this.random = random;
        platform = RunningPlatform.open(
                new RunningPlatform.Means(store, runtime, router, vault, new SecureRandom(), PACE, clock));
        platform.close(); // takes wishes; what is done about them is done here
        performer = newPerformer();
    }

    private Performer newPerformer() {
        return new Performer(runtime, router, vault, new Journal(store, clock), clock);
    }

    void watch(Watcher other) {
        watcher = other;
    }

    /** Everything that is not in the store or the runtime is lost. */
    void crash() {
        attendants.clear();
        pending.clear();
        performer = newPerformer();
    }

    private Attendant attendant(String application) {
        return attendants.computeIfAbsent(
                application,
                name -> new Attendant(
                        name,
                        new Observer(store, name),
                        runtime,
                        router,
                        new Planner(PACE),
                        PACE,
                        new Journal(store, clock),
                        clock));
    }

    /** Looks once and performs some of the steps that are to be performed; false when there is nothing to do now. */
    boolean move(String application, boolean all) throws InterruptedException {
        var waiting = pending.computeIfAbsent(application, _ -> new ArrayList<>());
        var look = attendant(application).look();
        look.steps().forEach(step -> waiting.add(new Pending(step, wishes)));
        var moved = look.again() || !waiting.isEmpty();
        while (!waiting.isEmpty() && (all || random.nextInt(4) > 0)) {
            var next = waiting.remove(random.nextInt(waiting.size()));
            var step = next.step();
            watcher.before(step, next.wishes() == wishes);
            attendant(application).learn(performer.perform(application, step));
        }
        if (!moved && look.lookAgain() != null && (all || random.nextBoolean())) {
            clock.moveTo(look.lookAgain());
            return true;
        }
        clock.move(Duration.ofMillis(random.nextInt(1000)));
        return moved;
    }

    void wishesChanged(String application) {
        wishes++;
        attendant(application).recheck();
    }
}
