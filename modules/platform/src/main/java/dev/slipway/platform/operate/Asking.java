package dev.slipway.platform.operate;

import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Proposal;
import dev.slipway.platform.api.Proposal.Action;
import dev.slipway.platform.api.Proposal.ServiceProposal;
import dev.slipway.platform.api.ReleaseDiff;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.api.Status.ServiceStatus;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.plan.Wished;
import dev.slipway.platform.reconcile.Reconciler;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers that change nothing. */
final class Asking {
    private final Store store;
    private final GearRuntime runtime;
    private final Configurator configurator;
    private final Images images;
    private final Reconciler reconciler;

    Asking(Store store, GearRuntime runtime, Configurator configurator, Images images, Reconciler reconciler) {
        this.store = store;
        this.runtime = runtime;
        this.configurator = configurator;
        this.images = images;
        this.reconciler = reconciler;
    }

    Proposal propose(DeployRequest request) throws InterruptedException {
        var spec = request.spec();
        var artifacts = images.present(spec);
        var obstacles = runtime.obstacles(spec);
        return store.read(records -> {
            Lookup.admitted(records, request);
            var application = records.application(spec.name());
            var config = configurator.changed(
                    Configurator.Kept.nowhere(),
                    spec.name(),
                    application.map(found -> Lookup.base(records, found)).orElseGet(Config::empty),
                    request.config(),
                    spec.config());
            Lookup.checkConfig(spec, config);
            var wished = new Release(1, spec, artifacts, config, request.author(), request.reason(), 0, Instant.EPOCH);
            var current = application.flatMap(found -> head(records, found)).orElse(null);
            var settings = application.map(Application::settings).orElse(Settings.none());
            var diff =
                    new ReleaseDiff(current == null ? 0 : current.version(), 0, Differences.between(current, wished));
            return new Proposal(diff, services(current, wished, settings), obstacles);
        });
    }

    private static Optional<Release> head(Records records, Application application) {
        var coming = Lookup.coming(records, application.name());
        return records.release(
                application.name(), coming.map(Deployment::release).orElse(application.current()));
    }

    private static List<ServiceProposal> services(@Nullable Release current, Release wished, Settings settings) {
        var before = current == null
                ? Map.<String, Wished>of()
                : Target.of(current, settings, Map.of()).services();
        var after = Target.of(wished, settings, Map.of()).services();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var proposals = new ArrayList<ServiceProposal>();
        for (var name : names) {
            proposal(before.get(name), after.get(name)).ifPresent(proposals::add);
        }
        return proposals;
    }

    private static Optional<ServiceProposal> proposal(@Nullable Wished before, @Nullable Wished after) {
        if (after == null) {
            return Optional.ofNullable(before)
                    .map(gone -> new ServiceProposal(gone.service().name(), Action.REMOVE, gone.count(), ""));
        }
        if (before != null && before.fingerprint().equals(after.fingerprint())) {
            return Optional.empty();
        }
        return Optional.of(new ServiceProposal(
                after.service().name(),
                before == null ? Action.START : Action.REPLACE,
                after.count(),
                words(Strategy.of(after.service()))));
    }

    private static String words(Strategy strategy) {
        var order = switch (strategy.order()) {
            case START_FIRST -> "start first";
            case STOP_FIRST -> "stop first";
        };
        return order + ": " + strategy.reason();
    }

    /** What is kept of an application. */
    private record Kept(
            Application application,
            @Nullable Deployment deployment,
            @Nullable Release release) {}

    Status status(String name) throws InterruptedException {
        var kept = store.read(records -> {
            var application = Lookup.application(records, name);
            var deployment = records.deployments(name, 1).stream().findFirst().orElse(null);
            var version =
                    application.current() > 0 || deployment == null ? application.current() : deployment.release();
            return new Kept(
                    application, deployment, records.release(name, version).orElse(null));
        });
        var trouble = "";
        var gears = List.<FoundGear>of();
        try {
            gears = runtime.gears(name).stream()
                    .sorted(Comparator.comparing(FoundGear::name).thenComparing(FoundGear::created))
                    .toList();
        } catch (RuntimeFaultException e) {
            trouble = String.valueOf(e.getMessage());
        }
        var services = new ArrayList<ServiceStatus>();
        if (kept.release() != null) {
            var settings = kept.application().settings();
            for (var service : kept.release().spec().services().values()) {
                services.add(service(service, settings, gears));
            }
        }
        var waiting = trouble.isEmpty() ? String.join("; ", reconciler.waiting(name)) : trouble;
        return new Status(kept.application(), kept.deployment(), services, gears, waiting);
    }

    /** Without all else that is wished of it, which takes longer to find out than the rest of the answer. */
    private static ServiceStatus service(ServiceSpec service, Settings settings, List<FoundGear> gears) {
        var name = service.name();
        var count = settings.scale().getOrDefault(name, service.replicas());
        var ready = gears.stream()
                .filter(gear -> gear.name().service().equals(name) && gear.ready())
                .count();
        return new ServiceStatus(
                name,
                service.image(),
                settings.stopped().contains(name) ? 0 : count,
                (int) ready,
                words(Strategy.of(service)));
    }
}
