package dev.slipway.cli.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.testing.Behaviour;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeploymentCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime(Clock.systemUTC());

    @TempDir
    private Path folder;

    private RunningPlatform platform;
    private Workbench bench;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        platform = RunningPlatform.open(new RunningPlatform.Means(
                new MemoryStore(),
                runtime,
                new FakeRouter(),
                Vault.fleeting(random),
                random,
                Pace.usual(),
                Clock.systemUTC()));
        bench = new Workbench(folder, EngineAddress.parse("unix:///nowhere"))
                .withVariable("USER", "ann")
                .withPlatform(platform)
                .with(
                        "compose.yaml",
                        "name: shop",
                        "services:",
                        "  web: {image: 'web:1'}",
                        "  db: {image: 'db:1', volumes: ['data:/data']}",
                        "volumes: {data: {}}");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void deployExchangesTheImageOfOneService() {
        bench.run("up");
        var deployed = bench.run("deploy web=web:2");
        assertThat(deployed.err()).contains("release v2 of 'shop' is current, after ");
        assertThat(deployed.code()).isZero();
        assertThat(bench.run("releases diff v1 v2").out()).containsPattern("~ services.web.image: web:1 .* → web:2 ");
        assertThat(bench.run("releases list").out()).containsPattern("v2 \\* .* ann +deploy web=web:2");
        assertThat(bench.run("deploy web=web:2"))
                .isEqualTo(new Result(0, "", "nothing to do: release v2 of 'shop' is current\n"));
    }

    @Test
    void deploySaysWhatItDoesNotUnderstand() {
        assertThat(bench.run("deploy web=web:2"))
                .isEqualTo(new Result(3, "", "slipway: there is no application 'shop'\n"));
        bench.run("up");
        assertThat(bench.run("deploy web:2"))
                .isEqualTo(new Result(
                        2, "", "slipway: 'shop' has the services db, web; say whose image it is: SERVICE=web:2\n"));
        assertThat(bench.run("deploy wob=web:2"))
                .isEqualTo(new Result(2, "", "slipway: application 'shop' has no service 'wob'; it has db, web\n"));
        assertThat(bench.run("deploy web=").err())
                .isEqualTo("slipway: 'web=': expected SERVICE=IMAGE, such as web=shop/web:v2\n");
        runtime.imageAbsent("web:9");
        assertThat(bench.run("deploy web=web:9").err()).contains("there is no image 'web:9'");
        assertThat(bench.run("releases list -q").out()).isEqualTo("v1\n");
    }

    @Test
    void deploymentsAreListedAndShown() {
        bench.run("up");
        runtime.behaving(gear -> gear.release() == 2 ? new Behaviour.Unwell("GET / said 500") : new Behaviour.Well());
        assertThat(bench.run("deploy web=web:2").code()).isEqualTo(1);

        assertThat(bench.run("deployments list -q").out()).isEqualTo("2\n1\n");
        assertThat(bench.run("deployments list").out())
                .containsPattern("2 +v2 +reverted .* ann +web.1 is unhealthy: GET / said 500")
                .containsPattern("1 +v1 +succeeded .* ann +up");
        assertThat(bench.run("deployments info").out())
                .startsWith("deployment 2 of release v2 by ann (deploy web=web:2): reverted, ")
                .contains("; v1 was current before\nwhy: web.1 is unhealthy: GET / said 500\n", "is queued");
        assertThat(bench.run("deployments info 1 -o json").out()).contains("\"state\" : \"succeeded\"");
        assertThat(bench.run("deployments info 7"))
                .isEqualTo(new Result(3, "", "slipway: 'shop' has no deployment 7\n"));
        assertThat(bench.run("deployments info v2").code()).isEqualTo(2);
    }

    @Test
    void theDeploymentUnderWayIsCancelled() {
        bench.run("up");
        assertThat(bench.run("deployments cancel"))
                .isEqualTo(new Result(3, "", "slipway: no deployment of 'shop' is under way\n"));
        runtime.behaving(gear -> gear.release() == 2 ? new Behaviour.Slow() : new Behaviour.Well());
        assertThat(bench.run("deploy web=web:2 --no-wait").code()).isZero();
        assertThat(bench.run("deployments cancel"))
                .isEqualTo(new Result(0, "", "deployment 2 of 'shop' is cancelled\n"));
        assertThat(bench.run("app info").out()).contains("running, release v1");
    }
}
