package dev.slipway.cli;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.FoundVolume;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What the commands of the {@link Training} run: gears that are there at once and well. */
final class TrainingRuntime implements GearRuntime {
    private final Map<String, FoundGear> gears = new ConcurrentHashMap<>();

    @Override
    public List<FoundGear> gears() {
        return List.copyOf(gears.values());
    }

    @Override
    public List<FoundGear> gears(String application) {
        return gears.values().stream()
                .filter(gear -> gear.name().application().equals(application))
                .toList();
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        return () -> {};
    }

    @Override
    public Digest image(String reference, PullPolicy policy) {
        return Digest.of(reference);
    }

    @Override
    public List<String> obstacles(ApplicationSpec application) {
        return List.of();
    }

    @Override
    public Set<String> prepare(String project, ApplicationSpec application) {
        return Set.of();
    }

    @Override
    public void start(GearSpec gear) {
        var id = gear.name() + "@" + gear.release();
        var now = Instant.now();
        gears.put(
                id,
                new FoundGear(
                        id,
                        gear.name(),
                        gear.release(),
                        gear.fingerprint(),
                        gear.artifact(),
                        new Phase.Running(now, new Health.Unchecked()),
                        now,
                        Map.of(),
                        true));
    }

    @Override
    public void restart(FoundGear gear) {
        gears.put(gear.id(), gear);
    }

    @Override
    public void stop(FoundGear gear, String signal, Duration grace, List<Lifecycle.Hook> preStop) {
        gears.remove(gear.id());
    }

    @Override
    public void remove(FoundGear gear) {
        gears.remove(gear.id());
    }

    @Override
    public void rename(FoundGear gear) {
        // All have their names.
    }

    @Override
    public JobOutcome run(JobSpec job) {
        return new JobOutcome(0, "");
    }

    @Override
    public void clear(String application, boolean volumes) {
        // There is nothing beside gears.
    }

    @Override
    public List<FoundVolume> volumes(boolean sizes) {
        return List.of();
    }

    @Override
    public void removeVolume(String name) {
        // There are none.
    }

    @Override
    public GearAccess access() {
        return new TrainingAccess();
    }
}
