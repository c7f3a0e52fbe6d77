package dev.slipway.docker;

import dev.slipway.docker.machine.Machine;
import dev.slipway.docker.probe.Prober;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle.Hook;
import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.runtime.FoundVolume;
import dev.slipway.platform.runtime.GearAccess;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.JobOutcome;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs gears as containers of a Docker-compatible engine. All that it knows of them is in the labels of their containers,
 * so that any number of programs may look at the same gears, and none has to remember anything.
 */
public final class DockerRuntime implements GearRuntime {
    private final Bell bell;
    private final Prober prober;
    private final Gears gears;
    private final Catalogue images;
    private final Premises premises;
    private final Stores stores;
    private final Obstacles obstacles;
    private final Starter starter;
    private final Stopper stopper;
    private final Jobs jobs;
    private final DockerAccess access;
    private final KeptAddresses addresses;

    /**
     * What it stands on; none of it is closed with it.
     *
     * @param engine the engine
     * @param machine the machine that the engine runs on
     * @param platform id of the platform whose gears these are
     * @param credentials what the registry of an image wants to know
     * @param clock the time
     * @param notes takes sentences that are worth a line of a log
     */
    public record Means(
            Engine engine,
            Machine machine,
            String platform,
            Function<ImageReference, RegistryCredentials> credentials,
            InstantSource clock,
            Consumer<String> notes) {}

    /** The gears of a platform on an engine, and those of no platform. */
    public DockerRuntime(Means means) {
        var engine = means.engine();
        var clock = means.clock();
        var notes = means.notes();
        var ownership = new Ownership(engine, means.platform());
        var powers = new PowerCut(means.machine(), notes);
        var hooks = new Hooks(engine, powers);
        bell = new Bell(engine, clock, notes);
        prober = new Prober(clock, bell::ring, hooks::check);
        gears = new Gears(engine, ownership, prober);
        images = new Catalogue(engine, means.credentials());
        premises = new Premises(engine, ownership, notes);
        stores = new Stores(engine, ownership);
        obstacles = new Obstacles(engine, means.machine(), premises, ownership);
        var assembly = new Assembly(engine, ownership, powers);
        addresses = new KeptAddresses(engine);
        starter = new Starter(engine, ownership, gears, assembly, addresses, hooks);
        stopper = new Stopper(engine, addresses, hooks, notes);
        jobs = new Jobs(engine, ownership, starter, images, assembly);
        access = new DockerAccess(engine, ownership, starter, assembly);
    }

    @Override
    public List<FoundGear> gears() throws InterruptedException {
        return gears("");
    }

    @Override
    public List<FoundGear> gears(String application) throws InterruptedException {
        return Faults.asking("list gears", () -> gears.find(application));
    }

    @Override
    public Subscription listen(Consumer<String> application) {
        return bell.listen(application);
    }

    @Override
    public String trouble() {
        return bell.trouble();
    }

    @Override
    public Digest image(String reference, PullPolicy policy) throws InterruptedException {
        return Faults.asking("find image '" + reference + "'", () -> images.image(reference, policy));
    }

    @Override
    public List<String> obstacles(ApplicationSpec application) throws InterruptedException {
        return Faults.asking("look what speaks against " + application.name(), () -> obstacles.of(application));
    }

    @Override
    public Set<String> prepare(String project, ApplicationSpec application) throws InterruptedException {
        return Faults.asking("prepare " + application.name(), () -> premises.prepare(project, application));
    }

    @Override
    public void start(GearSpec gear) throws InterruptedException {
        Faults.telling("start " + gear.name(), () -> starter.start(gear));
    }

    @Override
    public void restart(FoundGear gear) throws InterruptedException {
        Faults.telling("start " + gear.name(), () -> starter.restart(gear));
    }

    @Override
    public void stop(FoundGear gear, String signal, Duration grace, List<Hook> preStop) throws InterruptedException {
        Faults.telling("stop " + gear.name(), () -> stopper.stop(gear, signal, grace, preStop));
    }

    @Override
    public void remove(FoundGear gear) throws InterruptedException {
        Faults.telling("remove " + gear.name(), () -> stopper.remove(gear));
    }

    @Override
    public void rename(FoundGear gear) throws InterruptedException {
        Faults.telling("rename " + gear.name(), () -> starter.rename(gear));
    }

    @Override
    public JobOutcome run(JobSpec job) throws InterruptedException {
        return Faults.asking("run job " + job.name(), () -> jobs.run(job));
    }

    @Override
    public List<FoundVolume> volumes(boolean sizes) throws InterruptedException {
        return Faults.asking("list volumes", () -> stores.list(sizes));
    }

    @Override
    public void removeVolume(String name) throws InterruptedException {
        Faults.telling("remove volume '" + name + "'", () -> stores.remove(name));
    }

    @Override
    public void clear(String application, boolean volumes) throws InterruptedException {
        addresses.forget(application);
        Faults.telling("clear " + application, () -> premises.clear(application, volumes));
    }

    @Override
    public GearAccess access() {
        return access;
    }

    /** Stops listening and probing; gears run on. */
    @Override
    public void close() {
        bell.close();
        prober.close();
    }
}
