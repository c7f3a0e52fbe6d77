package dev.slipway.platform.plan;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.plan.Plan.Progress;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A situation that a test puts together. Release 1 was current, release 2 is what a deployment is about. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant BEGUN = NOW.minusSeconds(10);

    private final List<FoundGear> found = new ArrayList<>();
    private final Set<String> routed = new HashSet<>();
    private final Set<String> serving = new HashSet<>();
    private Settings settings = Settings.none();
    private @Nullable Release target;
    private @Nullable Release before;
    private @Nullable Deployment deployment;
    private boolean held;
    private boolean destroying;
    private UnaryOperator<Notes> noted = UnaryOperator.identity();
    private Duration later = Duration.ZERO;

    static Release release(int version, ServiceSpec... services) {
        var spec = ApplicationSpec.of("shop", services);
        var artifacts = new TreeMap<String, Digest>();
        spec.services().forEach((name, service) -> artifacts.put(name, Digest.of(service.image())));
        return new Release(version, spec, artifacts, Config.empty(), "ann", "up", 0, BEGUN);
    }

    /** Release 1 is current, and nothing is under way. */
    Scene steady(ServiceSpec... services) {
        target = release(1, services);
        return this;
    }

    /** Release 1 is to become current. */
    Scene deploying(ServiceSpec... services) {
        target = release(1, services);
        deployment = new Deployment(1, 1, 0, State.ROLLING, "", BEGUN, null);
        return this;
    }

    /** Release 2 is to take the place of release 1. */
    Scene rolling(ServiceSpec from, ServiceSpec to) {
        before = release(1, from);
        target = release(2, to);
        deployment = new Deployment(1, 2, 1, State.ROLLING, "", BEGUN, null);
        return this;
    }

    /** Release 1 is to take the place of release 2 again. */
    Scene reverting(ServiceSpec from, ServiceSpec to) {
        before = release(2, to);
        target = release(1, from);
        deployment = new Deployment(1, 2, 1, State.REVERTING, "web.1 failed", BEGUN, null);
        return this;
    }

    /** The deployment is in this state. */
    Scene state(State state) {
        var one = deployment == null ? new Deployment(1, 1, 0, state, "", BEGUN, null) : deployment;
        deployment = new Deployment(one.id(), one.release(), one.previous(), state, one.reason(), one.begun(), null);
        return this;
    }

    Scene held() {
        held = true;
        return this;
    }

    Scene destroying() {
        destroying = true;
        return this;
    }

    Scene settings(Settings other) {
        settings = other;
        return this;
    }

    Scene routed(String... services) {
        routed.addAll(List.of(services));
        return this;
    }

    Scene serving(String... ids) {
        serving.addAll(List.of(ids));
        return this;
    }

    Scene noting(UnaryOperator<Notes> more) {
        var all = noted;
        noted = notes -> more.apply(all.apply(notes));
        return this;
    }

    Scene later(Duration time) {
        later = time;
        return this;
    }

    /** A gear of the release that is wished, created for it. */
    Scene fresh(String id, String service, int slot, Phase phase) {
        return gear(id, service, slot, target, BEGUN.plusSeconds(1), phase, true);
    }

    /** A gear of the release that is wished, created and started at this time. */
    Scene created(String id, String service, int slot, Instant when) {
        return gear(id, service, slot, target, when, new Phase.Running(when, new Health.Unchecked()), true);
    }

    /** The same under a name for the time of a replacement. */
    Scene unnamed(String id, String service, int slot, Phase phase) {
        return gear(id, service, slot, target, BEGUN.plusSeconds(1), phase, false);
    }

    /** A gear of the release before. */
    Scene old(String id, String service, int slot, Phase phase) {
        return gear(id, service, slot, before, BEGUN.minusSeconds(100), phase, true);
    }

    /** A gear of a service that no release knows. */
    Scene orphan(String id, String service, Phase phase) {
        return gear(id, service, 1, null, BEGUN.minusSeconds(100), phase, true);
    }

    private Scene gear(
            String id, String service, int slot, @Nullable Release of, Instant created, Phase phase, boolean named) {
        var wished =
                of == null ? null : Target.of(of, settings, Map.of()).services().get(service);
        found.add(new FoundGear(
                id,
                new GearName("shop", service, slot),
                of == null ? 9 : of.version(),
                wished == null ? "?" : wished.fingerprint(),
                Digest.of(service),
                phase,
                created,
                Map.of(),
                named));
        return this;
    }

    static Phase well() {
        return new Phase.Running(BEGUN.plusSeconds(1), new Health.Unchecked());
    }

    static Phase starting() {
        return new Phase.Running(BEGUN.plusSeconds(1), new Health.Starting());
    }

    static Phase unwell() {
        return new Phase.Running(BEGUN.plusSeconds(1), new Health.Unhealthy("no answer"));
    }

    static Phase ended(int exitCode) {
        return new Phase.Ended(exitCode, BEGUN.plusSeconds(1), BEGUN.plusSeconds(2), "");
    }

    Plan plan() {
        var now = NOW.plus(later);
        var notes = noted.apply(Notes.none(NOW).prepared(target == null ? 0 : target.version()))
                .seeing(found, Pace.usual(), NOW.minusSeconds(1))
                .seeing(found, Pace.usual(), now);
        return new Planner(Pace.usual())
                .plan(new Situation(
                        new Application("shop", "default", 1, settings, destroying, true, BEGUN),
                        target == null ? null : Target.of(target, settings, notes.addresses()),
                        before == null ? null : Target.of(before, settings, notes.addresses()),
                        deployment,
                        held,
                        found,
                        new Situation.Routing(routed, serving),
                        notes,
                        Set.of(),
                        now));
    }

    /** The steps in short, such as {@code StopGear g1}. */
    List<String> steps() {
        return plan().steps().stream().map(Scene::shortly).toList();
    }

    private static String shortly(Step step) {
        return step.getClass().getSimpleName() + " "
                + switch (step) {
                    case Step.RestartGear one -> one.gear().id();
                    case Step.AddToRouter one -> one.gear().id();
                    case Step.Drain one -> one.gear().id();
                    case Step.StopGear one -> one.gear().id();
                    case Step.RemoveGear one -> one.gear().id();
                    case Step.Rename one -> one.gear().id();
                    case Step.Check _, Step.Prepare _, Step.RunJob _, Step.StartGear _, Step.Clear _ -> step.subject();
                };
    }

    /** The state that the deployment goes over to, and why; empty when it stays. */
    String becomes() {
        return plan().progress() instanceof Progress.Moved(Deployment moved)
                ? moved.state() + (moved.reason().isEmpty() ? "" : ": " + moved.reason())
                : "";
    }
}
