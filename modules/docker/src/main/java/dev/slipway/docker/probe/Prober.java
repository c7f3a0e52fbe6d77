package dev.slipway.docker.probe;

import dev.slipway.platform.gear.FoundGear.Health;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Probes gears again and again, each on a virtual thread of its own, and remembers what came of it. */
public final class Prober implements AutoCloseable {
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final Map<Patient, Watch> watches = new ConcurrentHashMap<>();

    /** Tells the names of applications of whose gears one became well or ill. */
    public Prober(InstantSource clock, Consumer<String> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    private static final class Watch {
        private final Thread thread;
        private volatile Verdict verdict = Verdict.none();

        private Watch(Consumer<Watch> work, String name) {
            thread = Thread.ofVirtual().name(name).unstarted(() -> work.accept(this));
        }
    }

    /** What the probes of a gear say; begins to probe one that was not probed yet. */
    public Health health(Patient patient) {
        var watch = watches.computeIfAbsent(patient, this::begin);
        return watch.verdict.health();
    }

    /** Stops probing the gears of an application, except these; of all applications where the name is empty. */
    public void keepOnly(String application, Set<Patient> patients) {
        watches.forEach((patient, watch) -> {
            var asked = application.isEmpty() || application.equals(patient.application());
            if (asked && !patients.contains(patient)) {
                watches.remove(patient);
                watch.thread.interrupt();
            }
        });
    }

    /** Stops all probing. */
    @Override
    public void close() {
        keepOnly("", Set.of());
    }

    private Watch begin(Patient patient) {
        var watch = new Watch(self -> work(patient, self), "probe of " + patient.id());
        watch.thread.start();
        return watch;
    }

    private void work(Patient patient, Watch watch) {
        try {
            while (true) {
                examine(patient, watch);
                Thread.sleep(watch.verdict.pause(patient.check()));
            }
        } catch (InterruptedException _) {
            // Nobody asks any more.
        }
    }

    private void examine(Patient patient, Watch watch) {
        var before = watch.verdict;
        var outcome = Probes.probe(
                patient.check().probe(), patient.address(), patient.check().timeout());
        watch.verdict = before.after(outcome, patient.check(), patient.started(), clock.instant());
        if (!watch.verdict.health().getClass().equals(before.health().getClass())) {
            changed.accept(patient.application());
        }
    }
}
