package dev.slipway.platform.operate;

import dev.slipway.platform.admission.Admission;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.ImageRequest;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.operate.ReleaseMaker.Content;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.Records;
import java.util.Set;
import java.util.TreeMap;

/** Makes releases and deployments: of what is asked for, with another image, or as it was before. */
final class Deploying {
    private final Core core;
    private final Applications applications;
    private final Configurator configurator;
    private final Images images;

    Deploying(Core core, Applications applications, Configurator configurator, Images images) {
        this.core = core;
        this.applications = applications;
        this.configurator = configurator;
        this.images = images;
    }

    Deployed deploy(DeployRequest request) throws InterruptedException {
        var spec = request.spec();
        var name = spec.name();
        core.store().read(records -> Lookup.admitted(records, request));
        var artifacts = images.fetched(spec);
        return core.change(name, (records, events) -> {
            Lookup.admitted(records, request);
            var found = records.application(name)
                    .orElseGet(() -> applications.create(records, events, name, request.project(), request.author()));
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
            return core.maker(records, events).deploy(application, content, request.supersede());
        });
    }

    /** What was stopped runs again when it is deployed. */
    private Application started(Records records, Application application) {
        if (application.settings().stopped().isEmpty()) {
            return application;
        }
        var settings = application.settings();
        var running = Wishing.with(
                application,
                Wishing.started(settings, settings.stopped(), core.clock().instant()));
        records.put(running);
        return running;
    }

    Deployed deploy(ImageRequest request) throws InterruptedException {
        var name = request.application();
        var wanted = core.store().read(records -> exchanged(records, request, Lookup.application(records, name)));
        var image = images.fetched(wanted);
        return core.change(name, (records, events) -> {
            var found = Lookup.living(Lookup.application(records, name));
            var head = head(records, found);
            var service = exchanged(records, request, found);
            var spec = head.spec().with(service);
            Lookup.refuse(name, Admission.reasons(Lookup.project(records, found.project()), spec), found.project());
            var artifacts = new TreeMap<>(head.artifacts());
            artifacts.put(service.name(), image);
            var settings = Wishing.started(
                    found.settings(), Set.of(service.name()), core.clock().instant());
            var running = Wishing.with(found, settings);
            records.put(running);
            var reason = "deploy " + service.name() + "=" + request.image();
            var content = new Content(spec, artifacts, Lookup.base(records, found), request.author(), reason, 0);
            return core.maker(records, events).deploy(running, content, request.supersede());
        });
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

    Deployed rollback(String application, int version, String author) {
        return core.change(application, (records, events) -> {
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
            return core.maker(records, events).deploy(found, content, false);
        });
    }

    Deployment cancel(String application, int deployment, String author) {
        return core.change(application, (records, events) -> {
            var found = Lookup.unfinished(records, application, deployment);
            return switch (found.state()) {
                case QUEUED, PULLING ->
                    core.maker(records, events).end(application, found, State.CANCELLED, author, "by " + author);
                case RELEASING, ROLLING, DRAINING ->
                    core.maker(records, events).end(application, found, State.CANCELLING, author, "by " + author);
                case CANCELLING, REVERTING, SUCCEEDED, FAILED, REVERTED, CANCELLED -> found;
            };
        });
    }
}
