package dev.slipway.platform.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConfigChange;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.DeployRequest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.config.ConfigEntry;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.platform.testing.Behaviour;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import dev.slipway.platform.testing.SpecBuilder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningPlatformTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private final FakeRuntime runtime = new FakeRuntime(Clock.systemUTC());
    private final FakeRouter router = new FakeRouter();
    private RunningPlatform platform;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        platform = RunningPlatform.open(new RunningPlatform.Means(
                store, runtime, router, Vault.fleeting(random), random, quick(), Clock.systemUTC()));
    }

    private static Pace quick() {
        return new Pace(
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(10),
                Duration.ofMillis(5),
                3);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void deployStartsWhatIsWished() throws Exception {
        var deployment = deploy(shop("web:1"));

        assertThat(deployment.state()).isEqualTo(State.SUCCEEDED);
        assertThat(platform.application("shop").current()).isEqualTo(1);
        assertThat(gears()).containsExactly("web.1 of 1");
    }

    @Test
    void deployOfTheSameMakesNoRelease() throws Exception {
        deploy(shop("web:1"));

        assertThat(platform.deploy(DeployRequest.of(shop("web:1"), "ann", "up")))
                .isEqualTo(new Deployed.Unchanged(1, 0));
        assertThat(platform.releases("shop", 10)).hasSize(1);
    }

    @Test
    void scaleAndReplaceMakeNoRelease() throws Exception {
        deploy(shop("web:1"));
        platform.scale("shop", Map.of("web", 3), "ann");
        settle();
        assertThat(gears()).containsExactly("web.1 of 1", "web.2 of 1", "web.3 of 1");

        var before = runtime.there("shop").get(1).id();
        platform.replace("shop", Set.of("web.2"), "ann");
        settle();
        assertThat(gears()).containsExactly("web.1 of 1", "web.2 of 1", "web.3 of 1");
        assertThat(runtime.there("shop").get(1).id()).isNotEqualTo(before);

        platform.scale("shop", Map.of("web", 1), "ann");
        settle();
        assertThat(gears()).containsExactly("web.1 of 1");
        assertThat(platform.releases("shop", 10)).hasSize(1);
    }

    @Test
    void failedDeploymentReverts() throws Exception {
        deploy(shop("web:1"));
        runtime.behaving(gear -> gear.release() == 2 ? new Behaviour.Unwell("GET / said 500") : new Behaviour.Well());

        var deployment = deploy(shop("web:2"));

        assertThat(deployment.state()).isEqualTo(State.REVERTED);
        assertThat(deployment.reason()).isEqualTo("web.1 is unhealthy: GET / said 500");
        assertThat(gears()).containsExactly("web.1 of 1");
    }

    @Test
    void whatHasNotBegunIsSuperseded() throws Exception {
        runtime.behaving(_ -> new Behaviour.Slow());
        platform.deploy(DeployRequest.of(shop("web:1"), "ann", "up"));
        rolls();
        for (var i = 1; i <= 20; i++) {
            platform.configure("shop", List.of(new ConfigChange.Plain("", "N" + i, "1")), "ann", "config set N" + i);
        }

        var all = platform.deployments("shop", 30);
        assertThat(all.stream().map(Deployment::state))
                .startsWith(State.QUEUED, State.CANCELLED)
                .endsWith(State.CANCELLED, State.ROLLING)
                .hasSize(21);
        assertThat(all.get(1).reason()).isEqualTo("superseded by release v21");
        assertThat(platform.releases("shop", 30)).hasSize(21);
        assertThat(platform.config("shop").entries()).hasSize(20);
    }

    @Test
    void supersedingCancelsWhatHasBegun() throws Exception {
        runtime.behaving(gear -> gear.release() == 1 ? new Behaviour.Slow() : new Behaviour.Well());
        platform.deploy(DeployRequest.of(shop("web:1"), "ann", "up"));
        rolls();
        platform.deploy(new DeployRequest(shop("web:2"), "", List.of(), true, "ann", "up"));

        assertThat(platform.await("shop", 2, PATIENCE).state()).isEqualTo(State.SUCCEEDED);
        assertThat(platform.deployments("shop", 2).getLast().reason()).isEqualTo("superseded by release v2");
    }

    @Test
    void whatFailedIsNotDeployedWithTheNextChange() throws Exception {
        deploy(shop("web:1"));
        runtime.behaving(gear ->
                gear.environment().containsKey("BAD") ? new Behaviour.Unwell("no such thing") : new Behaviour.Well());
        platform.configure("shop", List.of(new ConfigChange.Plain("", "BAD", "1")), "ann", "config set BAD");
        var failed = platform.await("shop", 2, PATIENCE);
        assertThat(failed.state()).isEqualTo(State.REVERTED);
        assertThat(failed.reason())
                .isEqualTo("web.1 is unhealthy: no such thing; its configuration is gone with it, that of v1 is back");
        assertThat(platform.config("shop").entries()).isEmpty();

        platform.configure("shop", List.of(new ConfigChange.Plain("", "X", "1")), "ann", "config set X");
        assertThat(platform.await("shop", 3, PATIENCE).state()).isEqualTo(State.SUCCEEDED);
        assertThat(platform.config("shop"))
                .isEqualTo(new Config(2, List.of(new ConfigEntry("X", "", new ConfigEntry.Value.Plain("1"), 2))));
        assertThat(platform.release("shop", 2).config().entries()).hasSize(1);
    }

    @Test
    void gearThatEndsAtOnceMakesTheDeploymentFail() throws Exception {
        runtime.behaving(_ -> new Behaviour.Ends(1));

        var deployment = deploy(shop("web:1"));

        assertThat(deployment.state()).isEqualTo(State.FAILED);
        assertThat(deployment.reason()).isEqualTo("web.1 ended with exit code 1");
    }

    @Test
    void servicesAreNotStoppedUnderThoseThatNeedThem() throws Exception {
        var db = ServiceSpec.of("db", "db:1");
        var web = new SpecBuilder(ServiceSpec.of("web", "web:1"))
                .dependsOn(new Dependency("db", Dependency.Condition.HEALTHY, false, true))
                .build();
        deploy(ApplicationSpec.of("shop", web, db));

        var refusal = "'web' needs 'db', so the one cannot run while the other is stopped; name both";
        assertThatThrownBy(() -> platform.stop("shop", Set.of("db"), "ann")).hasMessage(refusal);
        platform.stop("shop", Set.of("db", "web"), "ann");
        assertThatThrownBy(() -> platform.start("shop", Set.of("web"), "ann")).hasMessage(refusal);
        platform.start("shop", Set.of("db"), "ann");
        platform.start("shop", Set.of("web"), "ann");
        settle();
    }

    @Test
    void portsOfTheMachineLimitScaling() throws Exception {
        var web = new SpecBuilder(ServiceSpec.of("web", "web:1"))
                .networking(Networking.none().withPorts(List.of(new Networking.Port("", 8080, 8080, 80, "tcp"))))
                .build();
        deploy(ApplicationSpec.of("shop", web));

        assertThatThrownBy(() -> platform.scale("shop", Map.of("web", 2), "ann"))
                .hasMessage("'2' gears of web: port 8080/tcp of the machine leads to one only; publish a range such as"
                        + " '8080-8089:80', or '80' alone for any free port");
        var two = new SpecBuilder(web).replicas(2).build();
        assertThatThrownBy(() -> platform.deploy(DeployRequest.of(ApplicationSpec.of("shop", two), "ann", "up")))
                .hasMessageStartingWith("'2' gears of web: port 8080/tcp");
    }

    @Test
    void runtimeThatIsAwayIsWaitedFor() throws Exception {
        deploy(shop("web:1"));
        platform.close();
        runtime.intercept(call -> {
            if (call.startsWith("before gears")) {
                throw new RuntimeFaultException("cannot reach it");
            }
        });
        open();
        platform.scale("shop", Map.of("web", 2), "ann");
        assertThat(platform.status("shop").waiting()).isEqualTo("cannot reach it");
        assertThat(platform.settle("shop", Duration.ofMillis(20))).isFalse();

        runtime.intercept(_ -> {});
        settle();
        assertThat(gears()).containsExactly("web.1 of 1", "web.2 of 1");
    }

    @Test
    void networkOfAnotherDefinitionIsMadeAnew() throws Exception {
        var inside = new NetworkSpec("", false, "", Map.of(), true, false, false, List.of(), Map.of());
        deploy(networked(NetworkSpec.own()));
        deploy(networked(inside));

        assertThat(runtime.network("shop", "back")).isEqualTo(inside);
        assertThat(gears()).containsExactly("mail.1 of 1", "web.1 of 2", "web.2 of 2");

        runtime.behaving(gear -> gear.release() == 3 ? new Behaviour.Unwell("no answer") : new Behaviour.Well());
        assertThat(deploy(networked(NetworkSpec.own())).state()).isEqualTo(State.REVERTED);
        assertThat(runtime.network("shop", "back")).isEqualTo(inside);
        assertThat(gears()).containsExactly("mail.1 of 1", "web.1 of 2", "web.2 of 2");
    }

    private static ApplicationSpec networked(NetworkSpec network) {
        var web = new SpecBuilder(ServiceSpec.of("web", "web:1"))
                .replicas(2)
                .networking(Networking.in("back"))
                .build();
        var services = Map.of("web", web, "mail", ServiceSpec.of("mail", "mail:1"));
        return new ApplicationSpec("shop", services, Map.of("back", network), Map.of(), Map.of(), List.of());
    }

    @Test
    void rollbackIsANewRelease() throws Exception {
        deploy(shop("web:1"));
        deploy(shop("web:2"));

        var rolled = platform.rollback("shop", 0, "ann");

        assertThat(rolled).isEqualTo(new Deployed.Started(3, 3));
        assertThat(platform.await("shop", 3, PATIENCE).state()).isEqualTo(State.SUCCEEDED);
        assertThat(platform.release("shop", 3).copyOf()).isEqualTo(1);
        assertThat(gears()).containsExactly("web.1 of 3");
    }

    @Test
    void configMakesAReleaseThatGearsGet() throws Exception {
        deploy(shop("web:1"));
        var deployed = platform.configure(
                "shop", List.of(new ConfigChange.Secret("", "TOKEN", "s3cret")), "ann", "config set TOKEN");

        assertThat(deployed).isEqualTo(new Deployed.Started(2, 2));
        assertThat(platform.await("shop", 2, PATIENCE).state()).isEqualTo(State.SUCCEEDED);
        assertThat(runtime.spec(runtime.there("shop").getFirst().id()).environment())
                .isEqualTo(Map.of("TOKEN", "s3cret"));
        assertThat(platform.configure(
                        "shop", List.of(new ConfigChange.Secret("", "TOKEN", "s3cret")), "ann", "config set TOKEN"))
                .isEqualTo(new Deployed.Unchanged(2, 0));
        assertThat(platform.release("shop", 2).toString()).doesNotContain("s3cret");
    }

    @Test
    void stopAndStartKeepGears() throws Exception {
        deploy(shop("web:1"));
        var id = runtime.there("shop").getFirst().id();
        platform.stop("shop", Set.of(), "ann");
        settle();
        assertThat(runtime.there("shop")).allMatch(gear -> gear.phase() instanceof FoundGear.Phase.Ended);

        platform.start("shop", Set.of(), "ann");
        settle();
        assertThat(runtime.there("shop")).allMatch(gear -> gear.id().equals(id) && gear.ready());
    }

    @Test
    void removedGearsComeBackWithTheNextStartOrDeployment() throws Exception {
        deploy(shop("web:1"));
        assertThatThrownBy(() -> platform.remove("shop", Set.of("web"), "ann"))
                .isInstanceOf(ConflictException.class)
                .hasMessage("'web' cannot be removed while it runs; stop it first with 'slipway stop web',"
                        + " or use --stop");

        platform.stop("shop", Set.of(), "ann");
        platform.remove("shop", Set.of(), "ann");
        settle();
        assertThat(gears()).isEmpty();
        platform.start("shop", Set.of(), "ann");
        settle();
        assertThat(gears()).containsExactly("web.1 of 1");

        platform.stop("shop", Set.of(), "ann");
        platform.remove("shop", Set.of("web"), "ann");
        settle();
        deploy(shop("web:2"));
        assertThat(gears()).containsExactly("web.1 of 2");
    }

    @Test
    void destroyLeavesNothing() throws Exception {
        deploy(shop("web:1"));
        platform.destroy("shop", false, "ann");
        settle();

        assertThat(runtime.there("shop")).isEmpty();
        assertThat(runtime.prepared()).isEmpty();
        assertThatThrownBy(() -> platform.application("shop"))
                .isInstanceOf(AbsentException.class)
                .hasMessage("there is no application 'shop'");
    }

    @Test
    void networkRemovedByHandIsMadeAgainForTheGearThatNeedsIt() throws Exception {
        deploy(shop("web:1"));
        runtime.vanishNetworks("shop");
        runtime.vanish(runtime.there("shop").getFirst().id());
        eventually("web.1 of 1");
    }

    private static ApplicationSpec shop(String image) {
        return ApplicationSpec.of("shop", ServiceSpec.of("web", image));
    }

    private Deployment deploy(ApplicationSpec spec) throws Exception {
        var deployed = platform.deploy(DeployRequest.of(spec, "ann", "up"));
        assertThat(deployed).isInstanceOf(Deployed.Started.class);
        var ended = platform.await("shop", ((Deployed.Started) deployed).deployment(), PATIENCE);
        settle();
        return ended;
    }

    private void rolls() throws InterruptedException {
        var news = new Semaphore(0);
        try (var _ = platform.listen(_ -> news.release())) {
            while (platform.deployments("shop", 1).getFirst().state() != State.ROLLING) {
                assertThat(news.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    private void settle() throws InterruptedException {
        assertThat(platform.settle("shop", PATIENCE)).isTrue();
    }

    /** Waits for what nobody wished, so that nobody knows when it begins. */
    private void eventually(String... wished) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!gears().equals(List.of(wished)) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(gears()).containsExactly(wished);
    }

    private List<String> gears() {
        return runtime.there("shop").stream()
                .map(gear -> gear.name().local() + " of " + gear.release())
                .toList();
    }
}
