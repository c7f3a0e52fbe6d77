package dev.slipway.platform.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.Rollout.Order;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.environment.Environments;
import dev.slipway.platform.environment.Peers;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.plan.Step;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Release;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold at every moment, and what must hold when nothing is left to do. */
final class Invariants {
    private final World world;
    private final Map<Integer, Release> releases = new HashMap<>();
    private final Set<String> generated = new HashSet<>();
    private final ArrayDeque<Step> lastSteps = new ArrayDeque<>();

    Invariants(World world) {
        this.world = world;
    }

    List<Step> lastSteps() {
        return List.copyOf(lastSteps);
    }

    /** A route leads to ready gears only, and a gear is asked to end only when it gets no new requests. */
    void before(Step step, boolean wished) {
        lastSteps.add(step);
        if (lastSteps.size() > 12) {
            lastSteps.removeFirst();
        }
        switch (step) {
            case Step.AddToRouter add ->
                assertThat(add.gear().ready()).as("%s is ready", add).isTrue();
            case Step.StopGear stop -> {
                assertThat(world.router.open())
                        .as("%s has no requests", stop)
                        .doesNotContain(stop.gear().id());
                if (wished) {
                    servedMeanwhile(stop.gear());
                }
            }
            case Step.RemoveGear remove ->
                assertThat(remove.gear().phase())
                        .as("%s does not run", remove)
                        .isNotInstanceOf(FoundGear.Phase.Running.class);
            case Step.Check _,
                    Step.Prepare _,
                    Step.RunJob _,
                    Step.StartGear _,
                    Step.RestartGear _,
                    Step.Drain _,
                    Step.Rename _,
                    Step.Clear _ -> {}
        }
    }

    /** When a gear is exchanged for a new one that starts first, the new one gets requests before it ends. */
    private void servedMeanwhile(FoundGear gear) {
        if (!gear.name().service().equals("web") || !gear.ready()) {
            return;
        }
        var wished = world.store.quietly(records -> {
            var application = records.application(History.SHOP).orElseThrow();
            var unfinished = records.unfinished(History.SHOP);
            var settings = application.settings();
            if (settings.stopped().contains("web") || settings.restartedBefore().containsKey("web")) {
                return false;
            }
            var version = unfinished.isEmpty()
                    ? application.current()
                    : switch (unfinished.getFirst().state()) {
                        case REVERTING, CANCELLING -> unfinished.getFirst().previous();
                        case QUEUED, PULLING, RELEASING, ROLLING, DRAINING, SUCCEEDED, FAILED, REVERTED, CANCELLED ->
                            unfinished.getFirst().release();
                    };
            return records.release(History.SHOP, version)
                    .map(release -> release.spec().services().get("web"))
                    .filter(web -> Strategy.of(web).order() == Order.START_FIRST
                            && gear.name().slot() <= settings.scale().getOrDefault("web", web.replicas()))
                    .isPresent();
        });
        if (wished) {
            assertThat(world.runtime.there(History.SHOP))
                    .as("another gear of %s serves when %s ends", gear.name(), gear)
                    .anyMatch(other -> other.name().equals(gear.name())
                            && !other.id().equals(gear.id())
                            && world.router.open().contains(other.id()));
        }
    }

    /** Scaling and the like make no release. */
    void released(String what, int before) {
        int after = world.store.quietly(records -> records.lastRelease(History.SHOP));
        assertThat(after).as(what).isEqualTo(before);
    }

    void always() {
        world.store.quietly(records -> {
            var moving = records.unfinished(History.SHOP).stream()
                    .filter(one -> one.state() != State.QUEUED)
                    .map(Deployment::id)
                    .toList();
            assertThat(moving).as("deployments under way").hasSizeLessThanOrEqualTo(1);
            for (var release : records.releases(History.SHOP, 100)) {
                var known = releases.putIfAbsent(release.version(), release);
                assertThat(known == null ? release : known).isEqualTo(release);
            }
            return true;
        });
        for (var gear : world.runtime.there(History.SHOP)) {
            var release = releases.get(gear.release());
            if (release != null) {
                sameEnvironment(gear, release);
            }
        }
        assertThat(generated).as("generated values").hasSizeLessThanOrEqualTo(1);
    }

    private void sameEnvironment(FoundGear gear, Release release) {
        var wished = new TreeMap<String, String>();
        new Environments(release.spec(), release.config(), new Peers(Map.of(), Map.of()))
                .variables(gear.name().service())
                .forEach((name, variable) -> wished.put(name, variable.value(world.vault)));
        var environment = world.runtime.spec(gear.id()).environment();
        assertThat(environment).as("environment of %s", gear.name()).isEqualTo(wished);
        var value = environment.get("GENERATED");
        if (value != null) {
            generated.add(value);
        }
    }

    /** What is wished is there, and nothing else. */
    void atEnd() {
        List<Deployment> unfinished = world.store.quietly(records -> records.unfinished(History.SHOP));
        assertThat(unfinished).isEmpty();
        List<Deployment> others = world.store.quietly(records -> records.deployments(History.OTHER, 1));
        assertThat(others)
                .as("what becomes of another application")
                .allMatch(deployment -> deployment.state() == State.SUCCEEDED);
        assertThat(world.runtime.there(History.OTHER)).hasSize(1).allMatch(FoundGear::ready);
        var application = world.store.quietly(records -> records.application(History.SHOP));
        if (application.isEmpty()) {
            assertThat(world.runtime.there(History.SHOP)).isEmpty();
            return;
        }
        var last = world.store.quietly(records -> records.deployments(History.SHOP, 1));
        var held = !last.isEmpty()
                && last.getFirst().state() == State.FAILED
                && last.getFirst().release() != application.get().current();
        if (!held) {
            exactly(
                    application.get().current() == 0
                            ? null
                            : releases.get(application.get().current()));
        }
    }

    private void exactly(@Nullable Release release) {
        var wished = new TreeMap<String, String>();
        var settings = world.store
                .quietly(records -> records.application(History.SHOP))
                .orElseThrow()
                .settings();
        if (release != null) {
            Target.of(release, settings, Map.of()).services().values().forEach(service -> {
                for (var slot = 1; slot <= service.count(); slot++) {
                    wished.put(service.service().name() + "." + slot, service.stopped() ? "" : service.fingerprint());
                }
            });
        }
        var found = new TreeMap<String, String>();
        for (var gear : world.runtime.there(History.SHOP)) {
            var slot = gear.name().local();
            var stopped = settings.stopped().contains(gear.name().service());
            assertThat(settings.removed())
                    .as("the service of %s is removed", slot)
                    .doesNotContain(gear.name().service());
            if (stopped) {
                assertThat(gear.phase()).as("stopped %s", slot).isNotInstanceOf(FoundGear.Phase.Running.class);
            } else {
                assertThat(found).as("one gear of %s", slot).doesNotContainKey(slot);
                assertThat(gear.ready() || gear.name().service().equals("init"))
                        .as("%s is ready", gear)
                        .isTrue();
                assertThat(gear.named()).as("%s has its name", gear).isTrue();
                found.put(slot, gear.fingerprint());
            }
        }
        wished.values().removeIf(String::isEmpty);
        assertThat(found).isEqualTo(wished);
    }
}
