package dev.slipway.platform.reconcile;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Rollout;
import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.VolumeSpec;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.testing.Behaviour;
import dev.slipway.platform.testing.SpecBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A random history of one application, beside another one that is left alone. */
final class History {
    static final String SHOP = "shop";
    static final String OTHER = "other";
    private static final int ACTS = 10;
    private static final int MOST_MOVES = 3000;

    private final Random random;
    private final World world;
    private final Invariants invariants;
    private final List<String> told = new ArrayList<>();
    private boolean crashing = true;

    History(long seed) throws InterruptedException {
        random = new Random(seed);
        world = new World(random);
        invariants = new Invariants(world);
        world.watch(invariants::before);
        world.router.route(SHOP, "web");
        world.runtime.behaving(this::behaviour);
        world.runtime.intercept(this::crashSometimes);
        world.router.intercept(this::crashSometimes);
        world.store.intercept(this::crashSometimes);
    }

    /** What happened, to be shown when something is wrong. */
    List<String> told() {
        return told;
    }

    private void crashSometimes(String call) {
        // Images are asked for on several threads, whose order no seed decides.
        if (crashing && !call.startsWith("before image") && random.nextInt(60) == 0) {
            throw new Crash(call);
        }
    }

    private Behaviour behaviour(GearSpec gear) {
        var image = gear.service().image();
        if (!crashing || !image.startsWith("bad")) {
            return gear.service().job() ? new Behaviour.Ends(0) : new Behaviour.Well();
        }
        return switch (image) {
            case "bad:ends" -> new Behaviour.Ends(1);
            case "bad:unwell" -> new Behaviour.Unwell("no answer");
            case "bad:slow" -> new Behaviour.Slow();
            default -> new Behaviour.Refused("no space left");
        };
    }

    void run() throws InterruptedException {
        attempt(
                "deploy other",
                () -> world.platform.deploy(
                        DeployRequest.of(ApplicationSpec.of(OTHER, ServiceSpec.of("one", "one:1")), "ann", "up")));
        for (var i = 0; i < ACTS; i++) {
            act();
            for (var moves = random.nextInt(16); moves > 0; moves--) {
                move(SHOP);
                move(OTHER);
            }
        }
        crashing = false;
        if (world.platform.applications().stream().noneMatch(one -> one.name().equals(OTHER))) {
            attempt(
                    "deploy other",
                    () -> world.platform.deploy(
                            DeployRequest.of(ApplicationSpec.of(OTHER, ServiceSpec.of("one", "one:1")), "ann", "up")));
        }
        heal();
        settle(OTHER);
        settle(SHOP);
        invariants.atEnd();
    }

    private void heal() {
        for (var gear : world.runtime.there(SHOP)) {
            if (gear.phase() instanceof FoundGear.Phase.Running) {
                world.runtime.health(gear.id(), new Health.Healthy());
            }
            world.router.finish(gear.id());
        }
    }

    private void settle(String application) throws InterruptedException {
        for (var moves = 0; moves < MOST_MOVES; moves++) {
            if (!world.move(application, true)) {
                invariants.always();
                return;
            }
            invariants.always();
        }
        throw new AssertionError(application + " never comes to rest; last steps " + invariants.lastSteps());
    }

    private void move(String application) throws InterruptedException {
        try {
            world.move(application, false);
        } catch (Crash crash) {
            told.add("  crash " + crash.getMessage());
            world.crash();
        }
        invariants.always();
    }

    private interface Act {
        void act() throws InterruptedException;
    }

    private void attempt(String what, Act act) throws InterruptedException {
        told.add(what);
        try {
            act.act();
            world.wishesChanged(SHOP);
        } catch (Crash crash) {
            told.add("  crash " + crash.getMessage());
            world.crash();
        } catch (ConflictException | AbsentException | IllegalArgumentException refused) {
            told.add("  refused " + refused.getMessage());
        }
        invariants.always();
    }

    private void act() throws InterruptedException {
        var platform = world.platform;
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> {
                var spec = spec();
                var supersede = random.nextInt(3) == 0;
                attempt(
                        "deploy " + images(spec) + (supersede ? " superseding" : ""),
                        () -> platform.deploy(new DeployRequest(spec, "", List.of(), supersede, "ann", "up")));
            }
            case 3 -> {
                var text = "" + random.nextInt(3);
                attempt(
                        "config " + text,
                        () -> platform.configure(
                                SHOP,
                                List.of(
                                        new ConfigChange.Secret("", "COLOUR", text),
                                        new ConfigChange.Generate("web", "GENERATED", new GenerationRule.Uuid())),
                                "ann",
                                "config set COLOUR"));
            }
            case 4 -> {
                var gears = random.nextInt(4);
                unreleased("scale " + gears, () -> platform.scale(SHOP, Map.of("web", gears), "ann"));
            }
            case 5 -> unreleased("restart", () -> platform.restart(SHOP, Set.of(), "ann"));
            case 6 -> unreleased("replace", () -> platform.replace(SHOP, Set.of("web"), "ann"));
            case 7 -> attempt("rollback", () -> platform.rollback(SHOP, random.nextInt(3), "ann"));
            case 8 -> attempt("cancel", () -> platform.cancel(SHOP, unfinished(), "ann"));
            case 9 -> unreleased("stop", () -> platform.stop(SHOP, Set.of(), "ann"));
            case 10 -> unreleased("start", () -> platform.start(SHOP, Set.of(), "ann"));
            case 11 -> unreleased("remove", () -> platform.remove(SHOP, Set.of(), "ann"));
            default -> misfortune();
        }
    }

    private void unreleased(String what, Act act) throws InterruptedException {
        var before = world.store.quietly(records -> records.lastRelease(SHOP));
        attempt(what, act);
        invariants.released(what, before);
    }

    private int unfinished() {
        return world.store.quietly(records -> records.unfinished(SHOP)).stream()
                .map(Deployment::id)
                .findFirst()
                .orElse(1);
    }

    private void misfortune() {
        var gears = world.runtime.there(SHOP);
        if (gears.isEmpty()) {
            return;
        }
        var gear = gears.get(random.nextInt(gears.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                told.add("ends " + gear.name().local());
                world.runtime.end(gear.id(), random.nextInt(2));
            }
            case 1 -> {
                told.add("unwell " + gear.name().local());
                world.runtime.health(gear.id(), new Health.Unhealthy("no answer"));
            }
            case 2 -> {
                told.add("well " + gear.name().local());
                world.runtime.health(gear.id(), new Health.Healthy());
            }
            case 3 -> {
                told.add("vanishes " + gear.name().local());
                world.runtime.vanish(gear.id());
                world.router.forget(gear.id());
            }
            default -> {
                told.add("has requests " + gear.name().local());
                world.router.hold(gear.id());
            }
        }
    }

    private ApplicationSpec spec() {
        var services = new ArrayList<ServiceSpec>();
        services.add(new SpecBuilder(ServiceSpec.of("web", image("web")))
                .check(HealthCheck.of(new Probe.Tcp(80)))
                .replicas(1 + random.nextInt(3))
                .rollout(rollout())
                .dependsOn(new Dependency("db", Condition.HEALTHY, false, false))
                .build());
        services.add(new SpecBuilder(ServiceSpec.of("db", image("db")))
                .mounts(new Mount.Volume("data", "/data", false, true))
                .build());
        if (random.nextBoolean()) {
            services.add(new SpecBuilder(ServiceSpec.of("init", "init:" + random.nextInt(2)))
                    .job()
                    .restart(Lifecycle.Restart.ON_FAILURE)
                    .dependsOn(new Dependency("db", Condition.STARTED, false, true))
                    .build());
        }
        return new ApplicationSpec(
                SHOP,
                services.stream().collect(Collectors.toMap(ServiceSpec::name, service -> service)),
                Map.of(),
                Map.of("data", VolumeSpec.own()),
                Map.of(),
                List.of());
    }

    private Rollout rollout() {
        var failure =
                List.of(OnFailure.REVERT, OnFailure.PAUSE, OnFailure.CONTINUE).get(random.nextInt(3));
        return new Rollout(
                null,
                random.nextInt(3),
                Duration.ofSeconds(random.nextInt(2)),
                Duration.ofSeconds(random.nextInt(3)),
                failure,
                random.nextInt(4) == 0 ? 0.5 : 0,
                Duration.ofMinutes(1));
    }

    private String image(String service) {
        return switch (random.nextInt(10)) {
            case 0 -> "bad:ends";
            case 1 -> "bad:unwell";
            case 2 -> "bad:slow";
            case 3 -> "bad:refused";
            default -> service + ":" + random.nextInt(3);
        };
    }

    private static String images(ApplicationSpec spec) {
        return spec.services().values().stream()
                .map(service -> service.name() + "=" + service.image() + "×" + service.replicas())
                .toList()
                .toString();
    }
}
