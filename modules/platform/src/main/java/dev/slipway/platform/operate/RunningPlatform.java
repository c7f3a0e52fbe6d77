package dev.slipway.platform.operate;

import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.ImageRequest;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Proposal;
import dev.slipway.platform.api.ReleaseDiff;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.api.VolumeStatus;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.Generator;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.reconcile.Reconciler;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.platform.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The platform over a store, a runtime and a router: the front of those that do each part of it. */
public final class RunningPlatform implements Platform {
    private final Reconciler reconciler;
    private final Applications applications;
    private final Deploying deploying;
    private final Configuring configuring;
    private final Tending tending;
    private final Asking asking;
    private final History history;
    private final Volumes volumes;
    private final Visits visits;

    private RunningPlatform(Means means) {
        var store = means.store();
        var runtime = means.runtime();
        var vault = means.vault();
        var journal = new Journal(store, means.clock());
        reconciler = new Reconciler(store, runtime, means.router(), vault, journal, means.pace(), means.clock());
        var core = new Core(store, journal, reconciler, means.clock());
        var configurator = new Configurator(vault, new Generator(means.random()));
        var images = new Images(runtime);
        applications = new Applications(core);
        deploying = new Deploying(core, applications, configurator, images);
        configuring = new Configuring(core, configurator, vault);
        tending = new Tending(core);
        asking = new Asking(store, runtime, configurator, images, reconciler);
        history = new History(core);
        volumes = new Volumes(store, runtime, journal);
        visits = new Visits(store, runtime, vault, journal, means.clock());
    }

    /**
     * What it stands on; none of it is closed with it.
     *
     * @param store where all is kept
     * @param runtime what runs gears
     * @param router what leads requests to them
     * @param vault seals secrets
     * @param random makes values
     * @param pace times it goes by
     * @param clock the time
     */
    public record Means(
            Store store,
            GearRuntime runtime,
            Router router,
            Vault vault,
            SecureRandom random,
            Pace pace,
            Clock clock) {}

    /** Opens it and begins to look after all applications there are. */
    public static RunningPlatform open(Means means) throws InterruptedException {
        var platform = new RunningPlatform(means);
        platform.visits.clearUp();
        platform.reconciler.start();
        return platform;
    }

    @Override
    public List<Project> projects() {
        return applications.projects();
    }

    @Override
    public void putProject(Project project, String author) {
        applications.putProject(project, author);
    }

    @Override
    public List<Application> applications() {
        return applications.applications();
    }

    @Override
    public Application application(String name) {
        return applications.application(name);
    }

    @Override
    public Application create(String name, String project, String author) {
        return applications.create(name, project, author);
    }

    @Override
    public void destroy(String application, boolean keepVolumes, String author) {
        applications.destroy(application, keepVolumes, author);
    }

    @Override
    public Deployed deploy(DeployRequest request) throws InterruptedException {
        return deploying.deploy(request);
    }

    @Override
    public Deployed deploy(ImageRequest request) throws InterruptedException {
        return deploying.deploy(request);
    }

    @Override
    public Proposal propose(DeployRequest request) throws InterruptedException {
        return asking.propose(request);
    }

    @Override
    public List<Release> releases(String application, int most) {
        return history.releases(application, most);
    }

    @Override
    public Release release(String application, int version) {
        return history.release(application, version);
    }

    @Override
    public ReleaseDiff diff(String application, int from, int to) {
        return history.diff(application, from, to);
    }

    @Override
    public Deployed rollback(String application, int version, String author) {
        return deploying.rollback(application, version, author);
    }

    @Override
    public Config config(String application) {
        return configuring.config(application);
    }

    @Override
    public String reveal(String application, String service, String name, String author) {
        return configuring.reveal(application, service, name, author);
    }

    @Override
    public Deployed configure(String application, List<ConfigChange> changes, String author, String reason) {
        return configuring.configure(application, changes, author, reason);
    }

    @Override
    public void scale(String application, Map<String, Integer> gears, String author) {
        tending.scale(application, gears, author);
    }

    @Override
    public void stop(String application, Set<String> services, String author) {
        tending.stop(application, services, author);
    }

    @Override
    public void remove(String application, Set<String> services, String author) {
        tending.remove(application, services, author);
    }

    @Override
    public void start(String application, Set<String> services, String author) {
        tending.start(application, services, author);
    }

    @Override
    public void restart(String application, Set<String> services, String author) {
        tending.restart(application, services, author);
    }

    @Override
    public void replace(String application, Set<String> gears, String author) {
        tending.replace(application, gears, author);
    }

    @Override
    public Deployment cancel(String application, int deployment, String author) {
        return deploying.cancel(application, deployment, author);
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return history.deployments(application, most);
    }

    @Override
    public Status status(String application) throws InterruptedException {
        return asking.status(application);
    }

    @Override
    public Deployment await(String application, int deployment, Duration patience) throws InterruptedException {
        return history.await(application, deployment, patience);
    }

    @Override
    public boolean settle(String application, Duration patience) throws InterruptedException {
        return reconciler.settle(application, patience);
    }

    @Override
    public List<VolumeStatus> volumes(String application, boolean sizes) throws InterruptedException {
        return volumes.list(application, sizes);
    }

    @Override
    public void removeVolume(String volume, String author) throws InterruptedException {
        volumes.remove(volume, author);
    }

    @Override
    public List<Event> events(String application, long after, int most) {
        return history.events(application, after, most);
    }

    @Override
    public void follow(String application, long after, Consumer<Event> listener) throws InterruptedException {
        history.follow(application, after, listener);
    }

    @Override
    public Subscription listen(Consumer<Event> listener) {
        return history.listen(listener);
    }

    @Override
    public Visiting visiting() {
        return visits;
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
