package dev.slipway.platform.testing;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.FoundVolume;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.runtime.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A runtime in memory. Gears do as they are told, or as {@link #behaving} says; every call is recorded, and an
 * {@link Interceptor} may break it before or after it is done.
 */
public final class FakeRuntime implements GearRuntime {
    private final Clock clock;
    private final Map<String, FoundGear> gears = new TreeMap<>();
    private final Map<String, GearSpec> specs = new HashMap<>();
    private final Map<String, Digest> images = new HashMap<>();
    private final Set<String> absent = new HashSet<>();
    private final Map<String, JobOutcome> jobs = new TreeMap<>();
    private final Set<String> prepared = new HashSet<>();
    private final FakeNetworks networks = new FakeNetworks();
    private final Set<String> volumes = new HashSet<>();
    private final Map<String, FoundVolume> foundVolumes = new TreeMap<>();
    private final Set<String> withoutNetworks = new HashSet<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile Interceptor interceptor = Interceptor.none();
    private volatile Function<GearSpec, Behaviour> behaviour = _ -> new Behaviour.Well();
    private volatile Function<JobSpec, JobOutcome> outcome = _ -> new JobOutcome(0, "");
    private volatile List<String> obstacles = List.of();
    private final FakeAccess access = new FakeAccess();
    private int counter;

    /** At this time, without gears. */
    public FakeRuntime(Clock clock) {
        this.clock = clock;
    }

    /** Has calls pass this from now on. */
    public void intercept(Interceptor other) {
        interceptor = other;
    }

    /** Has gears that are started from now on behave like that. */
    public void behaving(Function<GearSpec, Behaviour> how) {
        behaviour = how;
    }

    /** Has jobs end like that. */
    public void jobsEnd(Function<JobSpec, JobOutcome> how) {
        outcome = how;
    }

    /** Has every application meet these obstacles. */
    public void obstruct(String... sentences) {
        obstacles = List.of(sentences);
    }

    /** Has a reference stand for another image. */
    public synchronized void image(String reference, Digest digest) {
        images.put(reference, digest);
    }

    /** Has a reference or id stand for nothing. */
    public synchronized void imageAbsent(String reference) {
        absent.add(reference);
    }

    /** All calls that changed something, such as {@code start web.1}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Forgets all calls. */
    public void forgetCalls() {
        calls.clear();
    }

    /** What a gear was started with. */
    public synchronized GearSpec spec(String id) {
        var spec = specs.get(id);
        if (spec == null) {
            throw new IllegalArgumentException("there is no gear " + id);
        }
        return spec;
    }

    /** Names of the jobs that ran. */
    public synchronized Set<String> jobs() {
        return Set.copyOf(jobs.keySet());
    }

    /** Applications that have networks here. */
    public synchronized Set<String> prepared() {
        return Set.copyOf(prepared);
    }

    /** Applications that have volumes here. */
    public synchronized Set<String> volumes() {
        return Set.copyOf(volumes);
    }

    /** A gear ends by itself. */
    public void end(String id, int exitCode) {
        change(
                id,
                gear -> gear.phase() instanceof Phase.Running running
                        ? with(gear, new Phase.Ended(exitCode, running.since(), clock.instant(), ""))
                        : gear);
    }

    /** A gear's check says something else. */
    public void health(String id, Health health) {
        change(
                id,
                gear -> gear.phase() instanceof Phase.Running running
                        ? with(gear, new Phase.Running(running.since(), health))
                        : gear);
    }

    /** Somebody removes the networks of an application by hand. */
    public synchronized void vanishNetworks(String application) {
        withoutNetworks.add(application);
    }

    /** Somebody removes a gear by hand. */
    public void vanish(String id) {
        String application;
        synchronized (this) {
            var gear = gears.remove(id);
            application = gear == null ? "" : gear.name().application();
        }
        tell(application);
    }

    private void change(String id, UnaryOperator<FoundGear> how) {
        String application;
        synchronized (this) {
            var gear = gears.get(id);
            if (gear == null) {
                return;
            }
            gears.put(id, how.apply(gear));
            application = gear.name().application();
        }
        tell(application);
    }

    private void tell(String application) {
        listeners.forEach(listener -> listener.accept(application));
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        listeners.add(application);
        return () -> listeners.remove(application);
    }

    @Override
    public synchronized List<FoundGear> gears() {
        interceptor.at("before gears");
        return List.copyOf(gears.values());
    }

    @Override
    public synchronized List<FoundGear> gears(String application) {
        interceptor.at("before gears " + application);
        return gears.values().stream()
                .filter(gear -> gear.name().application().equals(application))
                .toList();
    }

    @Override
    public synchronized Digest image(String reference, PullPolicy policy) {
        interceptor.at("before image " + reference);
        if (absent.contains(reference)) {
            throw new ImageAbsentException("there is no image '" + reference + "'");
        }
        if (reference.startsWith("sha256:")) {
            return Digest.parse(reference);
        }
        return images.computeIfAbsent(reference, name -> Digest.of(name));
    }

    @Override
    public List<String> obstacles(ApplicationSpec application) {
        interceptor.at("before obstacles " + application.name());
        return obstacles;
    }

    @Override
    public Set<String> prepare(String project, ApplicationSpec application) {
        var occupied = new TreeSet<String>();
        call("prepare " + application.name(), () -> {
            prepared.add(application.name());
            occupied.addAll(networks.prepare(application, running(application.name())));
            withoutNetworks.remove(application.name());
            if (!application.volumes().isEmpty()) {
                volumes.add(application.name());
            }
            application.volumes().keySet().forEach(volume -> {
                var name = application.volumeName(volume);
                foundVolumes.put(name, new FoundVolume(name, application.name(), volume, "", List.of(), null));
            });
        });
        return occupied;
    }

    private List<GearSpec> running(String application) {
        return gears.values().stream()
                .filter(gear -> gear.name().application().equals(application))
                .filter(gear -> gear.phase() instanceof Phase.Running)
                .map(gear -> spec(gear.id()))
                .toList();
    }

    /** How a network of an application is made. */
    public synchronized NetworkSpec network(String application, String name) {
        return networks.made(application, name);
    }

    @Override
    public void start(GearSpec gear) {
        var how = behaviour.apply(gear);
        call("start " + gear.name().local(), () -> {
            if (how instanceof Behaviour.Refused refused) {
                throw new RuntimeFaultException(refused.message());
            }
            if (withoutNetworks.contains(gear.name().application())) {
                throw new RuntimeFaultException("network not found");
            }
            var others = of(gear);
            if (others.stream()
                    .anyMatch(other ->
                            other.fingerprint().equals(gear.fingerprint()) && other.phase() instanceof Phase.Created)) {
                return;
            }
            if (gear.service().networking().exclusive()
                    && others.stream().anyMatch(other -> other.phase() instanceof Phase.Running)) {
                throw new RuntimeFaultException("address already in use");
            }
            counter++;
            var id = "g" + counter;
            specs.put(id, gear);
            gears.put(
                    id,
                    new FoundGear(
                            id,
                            gear.name(),
                            gear.release(),
                            gear.fingerprint(),
                            gear.artifact(),
                            started(gear, how),
                            clock.instant(),
                            Map.of("net", "10.0.0." + counter),
                            others.stream().noneMatch(FoundGear::named)));
        });
        tell(gear.name().application());
    }

    private List<FoundGear> of(GearSpec spec) {
        return gears.values().stream()
                .filter(gear -> gear.name().equals(spec.name()))
                .toList();
    }

    private Phase started(GearSpec gear, Behaviour how) {
        var now = clock.instant();
        return switch (how) {
            case Behaviour.Well _ ->
                new Phase.Running(now, checked(gear) ? new Health.Healthy() : new Health.Unchecked());
            case Behaviour.Slow _ -> new Phase.Running(now, new Health.Starting());
            case Behaviour.Unwell unwell -> new Phase.Running(now, new Health.Unhealthy(unwell.probe()));
            case Behaviour.Ends ends -> new Phase.Ended(ends.exitCode(), now, now, "");
            case Behaviour.Refused refused -> throw new RuntimeFaultException(refused.message());
        };
    }

    private static boolean checked(GearSpec gear) {
        var check = gear.service().check();
        return check != null && !(check.probe() instanceof HealthCheck.Probe.None);
    }

    @Override
    public void restart(FoundGear gear) {
        call("restart " + gear.name().local(), () -> {
            var there = gears.get(gear.id());
            if (there != null && !(there.phase() instanceof Phase.Running)) {
                var spec = spec(gear.id());
                gears.put(gear.id(), with(there, started(spec, behaviour.apply(spec))));
            }
        });
        tell(gear.name().application());
    }

    @Override
    public void stop(FoundGear gear, String signal, Duration grace, List<Lifecycle.Hook> preStop) {
        call("stop " + gear.name().local(), () -> {
            var there = gears.get(gear.id());
            if (there != null && there.phase() instanceof Phase.Running running) {
                gears.put(gear.id(), with(there, new Phase.Ended(143, running.since(), clock.instant(), "")));
            }
        });
        tell(gear.name().application());
    }

    @Override
    public void remove(FoundGear gear) {
        call("remove " + gear.name().local(), () -> gears.remove(gear.id()));
        tell(gear.name().application());
    }

    @Override
    public void rename(FoundGear gear) {
        call("rename " + gear.name().local(), () -> {
            var there = gears.get(gear.id());
            if (there != null) {
                gears.put(
                        gear.id(),
                        new FoundGear(
                                there.id(),
                                there.name(),
                                there.release(),
                                there.fingerprint(),
                                there.artifact(),
                                there.phase(),
                                there.created(),
                                there.addresses(),
                                true));
            }
        });
        tell(gear.name().application());
    }

    @Override
    public JobOutcome run(JobSpec job) {
        call("run " + job.name(), () -> jobs.computeIfAbsent(job.name(), _ -> outcome.apply(job)));
        synchronized (this) {
            return Objects.requireNonNull(jobs.get(job.name()));
        }
    }

    @Override
    public synchronized List<FoundVolume> volumes(boolean sizes) {
        return foundVolumes.values().stream()
                .map(volume -> new FoundVolume(
                        volume.name(),
                        volume.application(),
                        volume.volume(),
                        volume.slot(),
                        users(volume),
                        sizes ? 1000L : null))
                .toList();
    }

    private List<String> users(FoundVolume volume) {
        return gears.values().stream()
                .filter(gear -> gear.name().application().equals(volume.application()))
                .filter(gear -> spec(gear.id()).service().mounts().stream()
                        .anyMatch(mount -> mount instanceof Mount.Volume named
                                && named.volume().equals(volume.volume())))
                .map(gear -> gear.name().local())
                .toList();
    }

    @Override
    public void removeVolume(String name) {
        call("remove volume " + name, () -> foundVolumes.remove(name));
    }

    @Override
    public void clear(String application, boolean withVolumes) {
        call("clear " + application, () -> {
            prepared.remove(application);
            networks.clear(application);
            if (withVolumes) {
                volumes.remove(application);
                foundVolumes.values().removeIf(volume -> volume.application().equals(application));
            }
        });
    }

    @Override
    public FakeAccess access() {
        return access;
    }

    private void call(String call, Runnable doing) {
        interceptor.at("before " + call);
        synchronized (this) {
            calls.add(call);
            doing.run();
        }
        interceptor.at("after " + call);
    }

    private static FoundGear with(FoundGear gear, Phase phase) {
        return new FoundGear(
                gear.id(),
                gear.name(),
                gear.release(),
                gear.fingerprint(),
                gear.artifact(),
                phase,
                gear.created(),
                gear.addresses(),
                gear.named());
    }

    /** The gears of an application by service and slot, oldest first; nothing can break this look. */
    public synchronized List<FoundGear> there(String application) {
        var found = new ArrayList<>(gears.values().stream()
                .filter(gear -> gear.name().application().equals(application))
                .toList());
        found.sort(Comparator.comparing(FoundGear::name).thenComparing(FoundGear::created));
        return found;
    }
}
