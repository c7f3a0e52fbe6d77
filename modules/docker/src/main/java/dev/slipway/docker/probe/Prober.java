package dev.slipway.docker.probe;

import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.gear.FoundGear.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Probes gears again and again, each on a virtual thread of its own, and remembers what came of it. */
public final class Prober implements AutoCloseable {
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final Inside inside;
    private final Map<Patient, Watch> watches = new ConcurrentHashMap<>();

    /**
     * Begins with nobody to probe.
     *
     * @param changed takes the names of applications of whose gears one became well or ill
     * @param inside runs commands in gears
     */
    public Prober(InstantSource clock, Consumer<String> changed, Inside inside) {
        this.clock = clock;
        this.changed = changed;
        this.inside = inside;
    }

    /** Runs a command in a gear, as an engine runs its health check. */
    @FunctionalInterface
    public interface Inside {
        /** Runs it to its end. */
        Outcome run(String container, List<String> command) throws InterruptedException;
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
            examine(patient, watch);
            while (!isSettled(patient, watch.verdict)) {
                var age = Duration.between(patient.started(), clock.instant());
                Thread.sleep(watch.verdict.pause(patient.check(), age));
                examine(patient, watch);
            }
        } catch (InterruptedException _) {
            // Nobody asks any more.
        }
    }

    /** What a command says after the first time is the engine's to find out. */
    private static boolean isSettled(Patient patient, Verdict verdict) {
        return patient.check().probe() instanceof Probe.Command && verdict.health() instanceof Health.Healthy;
    }

    private void examine(Patient patient, Watch watch) throws InterruptedException {
        var before = watch.verdict;
        var check = patient.check();
        var outcome = check.probe() instanceof Probe.Command(var command)
                ? inside.run(patient.id(), command)
                : Probes.probe(check.probe(), patient.address(), check.timeout());
        watch.verdict = before.after(outcome, check, patient.started(), clock.instant());
        if (!watch.verdict.health().getClass().equals(before.health().getClass())) {
            changed.accept(patient.application());
        }
    }
}
