package dev.slipway.platform.operate;

import dev.slipway.platform.admission.Admission;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.Generator;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.operate.ReleaseMaker.Content;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.reconcile.Reconciler;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.Router;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The platform over a store, a runtime and a router. */
public final class RunningPlatform implements Platform {
    private static final int MOST_EVENTS = 500;

    private final Store store;
    private final Clock clock;
    private final Journal journal;
    private final Reconciler reconciler;
    private final Configurator configurator;
    private final Images images;
    private final Asking asking;
    private final Vault vault;
    private final Volumes volumes;
    private final Visits visits;

    private RunningPlatform(Means means) {
        store = means.store();
        clock = means.clock();
        vault = means.vault();
        journal = new Journal(store, clock);
        reconciler = new Reconciler(store, means.runtime(), means.router(), vault, journal, means.pace(), clock);
        configurator = new Configurator(vault, new Generator(means.random()));
        images = new Images(means.runtime());
        volumes = new Volumes(store, means.runtime(), journal);
        asking = new Asking(store, means.runtime(), configurator, images, reconciler);
        visits = new Visits(store, means.runtime(), vault, journal, clock);
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
        return store.read(Records::projects);
    }

    @Override
    public void putProject(Project project, String author) {
        journal.inTransaction((records, events) -> {
            records.put(project);
            events.accept(journal.event(
                    "",
                    author,
                    "project.changed",
                    "project " + project.name() + (project.infrastructure() ? " has" : " has not")
                            + " the infrastructure profile",
                    Map.of("project", project.name())));
            return true;
        });
    }

    @Override
    public List<Application> applications() {
        return store.read(Records::applications);
    }

    @Override
    public Application application(String name) {
        return store.read(records -> Lookup.application(records, name));
    }

    @Override
    public Application create(String name, String project, String author) {
        return journal.inTransaction((records, events) -> {
            if (records.application(name).isPresent()) {
                throw new ConflictException("there is an application '" + name + "' already");
            }
            return create(records, events, name, project, author);
        });
    }

    private Application create(Records records, Consumer<Event> events, String name, String project, String author) {
        var home = Lookup.project(records, project);
        var created = new Application(name, home.name(), 0, Settings.none(), false, false, clock.instant());
        records.add(created);
        events.accept(
                journal.event(name, author, "application.created", name + " in project " + home.name(), Map.of()));
        return created;
    }

    @Override
    public void destroy(String application, boolean keepVolumes, String author) {
        journal.inTransaction((records, events) -> {
            var found = Lookup.application(records, application);
            maker(records, events).cancelAll(application, author, "the application is destroyed");
            records.put(new Application(
                    found.name(),
                    found.project(),
                    found.current(),
                    found.settings(),
                    true,
                    keepVolumes,
                    found.created()));
            events.accept(journal.event(
                    application, author, "application.destroying", application + " is destroyed", Map.of()));
            return true;
        });
        reconciler.wake(application);
    }

    @Override
    public Deployed deploy(DeployRequest request) throws InterruptedException {
        var spec = request.spec();
        var name = spec.name();
        store.read(records -> Lookup.admitted(records, request));
        var artifacts = images.fetched(spec);
        var deployed = journal.inTransaction((records, events) -> {
            Lookup.admitted(records, request);
            var found = records.application(name)
                    .orElseGet(() -> create(records, events, name, request.project(), request.author()));
            var application = started(records, Lookup.living(found));
            Wishing.checkRoom(application.settings(), spec);
            var before = Lookup.base(records, application);
            var config = configurator.changed(
                    Configurator.Kept.in(records, name), name, before, request.config(), spec.config());
            Lookup.checkConfig(spec, config);
            if (config.version() != before.version()) {
                records.add(name, config);
            }
            var content = new Content(spec, artifacts, config, request.author(), request.reason(), 0);
            return maker(records, events).deploy(application, content, request.supersede());
        });
        reconciler.wake(name);
        return deployed;
    }

    @Override
    public Deployed deploy(ImageRequest request) throws InterruptedException {
        var name = request.application();
        var wanted = store.read(records -> exchanged(records, request, Lookup.application(records, name)));
        var image = images.fetched(wanted);
        var deployed = journal.inTransaction((records, events) -> {
            var found = Lookup.living(Lookup.application(records, name));
            var head = head(records, found);
            var service = exchanged(records, request, found);
            var spec = head.spec().with(service);
            Lookup.refuse(name, Admission.reasons(Lookup.project(records, found.project()), spec), found.project());
            var artifacts = new TreeMap<>(head.artifacts());
            artifacts.put(service.name(), image);
            var settings = Wishing.started(found.settings(), Set.of(service.name()), clock.instant());
            var running = Wishing.with(found, settings);
            records.put(running);
            var reason = "deploy " + service.name() + "=" + request.image();
            var content = new Content(spec, artifacts, Lookup.base(records, found), request.author(), reason, 0);
            return maker(records, events).deploy(running, content, request.supersede());
        });
        reconciler.wake(name);
        return deployed;
    }

    private static Release head(Records records, Application application) {
        return Lookup.head(records, application)
                .orElseThrow(() -> new ConflictException(
                        "'" + application.name() + "' has no release yet; deploy it first with 'slipway up'"));
    }

    /** The service of the newest release, with its other image. */
    private static ServiceSpec exchanged(Records records, ImageRequest request, Application application) {
        var spec = head(records, application).spec();
        if (request.service().isEmpty() && spec.services().size() > 1) {
            throw new IllegalArgumentException("'" + spec.name() + "' has the services "
                    + String.join(", ", spec.services().keySet()) + "; say whose image it is: SERVICE="
                    + request.image());
        }
        var service = request.service().isEmpty()
                ? spec.services().values().iterator().next()
                : spec.service(request.service());
        return service.withImage(request.image());
    }

    /** What was stopped runs again when it is deployed. */
    private Application started(Records records, Application application) {
        if (application.settings().stopped().isEmpty()) {
            return application;
        }
        var settings = application.settings();
        var running = Wishing.with(application, Wishing.started(settings, settings.stopped(), clock.instant()));
        records.put(running);
        return running;
    }

    @Override
    public Proposal propose(DeployRequest request) throws InterruptedException {
        return asking.propose(request);
    }

    @Override
    public List<Release> releases(String application, int most) {
        return store.read(records -> {
            Lookup.application(records, application);
            return records.releases(application, most);
        });
    }

    @Override
    public Release release(String application, int version) {
        return store.read(records -> Lookup.release(records, application, version));
    }

    @Override
    public ReleaseDiff diff(String application, int from, int to) {
        return store.read(records -> new ReleaseDiff(
                from,
                to,
                Differences.between(
                        Lookup.release(records, application, from), Lookup.release(records, application, to))));
    }

    @Override
    public Deployed rollback(String application, int version, String author) {
        var deployed = journal.inTransaction((records, events) -> {
            var found = Lookup.living(Lookup.application(records, application));
            var wanted = version == 0 ? Lookup.versionBefore(records, found) : version;
            var old = Lookup.release(records, application, wanted);
            Lookup.refuse(
                    application,
                    Admission.reasons(Lookup.project(records, found.project()), old.spec()),
                    found.project());
            var config = records.config(application);
            if (!config.entries().equals(old.config().entries())) {
                config = new Config(config.version() + 1, old.config().entries());
                records.add(application, config);
            }
            var content =
                    new Content(old.spec(), old.artifacts(), config, author, "rollback to release " + wanted, wanted);
            return maker(records, events).deploy(found, content, false);
        });
        reconciler.wake(application);
        return deployed;
    }

    @Override
    public Config config(String application) {
        return store.read(records -> {
            return Lookup.config(records, Lookup.application(records, application));
        });
    }

    @Override
    public String reveal(String application, String service, String name, String author) {
        return journal.inTransaction((records, events) -> {
            var found = Lookup.application(records, application);
            var value = Lookup.value(records, found, service, name).value(vault);
            events.accept(journal.event(
                    application,
                    author,
                    "config.revealed",
                    "the value of " + name + " was shown",
                    Map.of("service", service, "name", name)));
            return value;
        });
    }

    @Override
    public Deployed configure(String application, List<ConfigChange> changes, String author, String reason) {
        var deployed = journal.inTransaction((records, events) -> {
            var found = Lookup.living(Lookup.application(records, application));
            var before = Lookup.base(records, found);
            var config = configurator.changed(
                    Configurator.Kept.in(records, application), application, before, changes, List.of());
            var maker = maker(records, events);
            var head = Lookup.head(records, found);
            if (config.version() != before.version()) {
                head.ifPresent(release -> Lookup.checkConfig(release.spec(), config));
                records.add(application, config);
                events.accept(journal.event(
                        application,
                        author,
                        "config.changed",
                        reason,
                        Map.of("config", String.valueOf(config.version()))));
            }
            if (head.isEmpty()) {
                return new Deployed.Stored(config.version());
            }
            var content = new Content(head.get().spec(), head.get().artifacts(), config, author, reason, 0);
            return maker.deploy(found, content, false);
        });
        reconciler.wake(application);
        return deployed;
    }

    @Override
    public void scale(String application, Map<String, Integer> gears, String author) {
        wish(application, author, "scale", gears.toString(), (settings, spec) -> Wishing.scaled(settings, spec, gears));
    }

    @Override
    public void stop(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "stop",
                services.toString(),
                (settings, spec) -> Wishing.stopped(settings, spec, services));
    }

    @Override
    public void remove(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "remove",
                services.toString(),
                (settings, spec) -> Wishing.removed(settings, spec, services));
    }

    @Override
    public void start(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "start",
                services.toString(),
                (settings, spec) -> Wishing.started(settings, spec, services, clock.instant()));
    }

    @Override
    public void restart(String application, Set<String> services, String author) {
        wish(
                application,
                author,
                "restart",
                services.toString(),
                (settings, spec) -> Wishing.restarted(settings, spec, services, clock.instant()));
    }

    @Override
    public void replace(String application, Set<String> gears, String author) {
        wish(
                application,
                author,
                "replace",
                gears.toString(),
                (settings, spec) -> Wishing.replaced(settings, spec, gears, clock.instant()));
    }

    private void wish(
            String application,
            String author,
            String kind,
            String what,
            BiFunction<Settings, ApplicationSpec, Settings> change) {
        journal.inTransaction((records, events) -> {
            var found = Lookup.living(Lookup.application(records, application));
            var head = Lookup.head(records, found)
                    .orElseThrow(
                            () -> new ConflictException("'" + application + "' has no release yet; deploy it first"));
            records.put(Wishing.with(found, change.apply(found.settings(), head.spec())));
            events.accept(
                    journal.event(application, author, "application." + kind, kind + " " + what, Map.of("what", what)));
            return true;
        });
        reconciler.wake(application);
    }

    @Override
    public Deployment cancel(String application, int deployment, String author) {
        var cancelled = journal.inTransaction((records, events) -> {
            var found = Lookup.unfinished(records, application, deployment);
            return switch (found.state()) {
                case QUEUED, PULLING ->
                    maker(records, events).end(application, found, State.CANCELLED, author, "by " + author);
                case RELEASING, ROLLING, DRAINING ->
                    maker(records, events).end(application, found, State.CANCELLING, author, "by " + author);
                case CANCELLING, REVERTING, SUCCEEDED, FAILED, REVERTED, CANCELLED -> found;
            };
        });
        reconciler.wake(application);
        return cancelled;
    }

    @Override
    public List<Deployment> deployments(String application, int most) {
        return store.read(records -> {
            Lookup.application(records, application);
            return records.deployments(application, most);
        });
    }

    @Override
    public Status status(String application) throws InterruptedException {
        return asking.status(application);
    }

    @Override
    public Deployment await(String application, int deployment, Duration patience) throws InterruptedException {
        var news = new Semaphore(0);
        var end = System.nanoTime() + patience.toNanos();
        try (var _ = journal.listen(event -> {
            if (event.application().equals(application)) {
                news.release();
            }
        })) {
            while (true) {
                var found = store.read(records -> Lookup.deployment(records, application, deployment));
                if (found.state().ended() || !news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return found;
                }
                news.drainPermits();
            }
        }
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
        return store.read(records -> records.events(application, after, most));
    }

    @Override
    public void follow(String application, long after, Consumer<Event> listener) throws InterruptedException {
        var news = new Semaphore(0);
        var last = after;
        try (var _ = journal.listen(_ -> news.release())) {
            while (true) {
                var events = events(application, last, MOST_EVENTS);
                for (var event : events) {
                    listener.accept(event);
                    last = event.number();
                }
                if (events.isEmpty()) {
                    news.acquire();
                    news.drainPermits();
                }
            }
        }
    }

    @Override
    public Subscription listen(Consumer<Event> listener) {
        return journal.listen(listener);
    }

    @Override
    public Visiting visiting() {
        return visits;
    }

    private ReleaseMaker maker(Records records, Consumer<Event> events) {
        return new ReleaseMaker(records, events, journal, clock);
    }

    @Override
    public void close() {
        reconciler.close();
    }
}
