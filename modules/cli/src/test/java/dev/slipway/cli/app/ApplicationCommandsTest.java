package dev.slipway.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a platform in memory. */
@Timeout(60)
class ApplicationCommandsTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            Duration.ofMillis(10),
            Duration.ofMillis(5),
            3);

    @TempDir
    private Path folder;

    private RunningPlatform platform;
    private Workbench bench;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        platform = RunningPlatform.open(new RunningPlatform.Means(
                new MemoryStore(),
                new FakeRuntime(Clock.systemUTC()),
                new FakeRouter(),
                Vault.fleeting(random),
                random,
                QUICK,
                Clock.systemUTC()));
        bench = new Workbench(folder, EngineAddress.parse("unix:///nowhere"))
                .withVariable("USER", "ann")
                .withPlatform(platform);
        write("web:1");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void upRunsWhatTheFileSaysAndDoesNothingTheSecondTime() {
        var first = bench.run("up");
        assertThat(first.err()).contains("web  2 of 2 ready\n", "release v1 of 'shop' is current, after ");
        assertThat(first.code()).isZero();
        assertThat(bench.run("up")).isEqualTo(new Result(0, "", "nothing to do: release v1 of 'shop' is current\n"));
        assertThat(bench.run("ps -q").out().lines()).hasSize(3);
        assertThat(bench.run("app list -q").out()).isEqualTo("shop\n");
        assertThat(bench.run("app list").out()).contains("shop         default  v1       3/3    running");
    }

    @Test
    void upTellsOnlyOfServicesThatSomethingIsDoneTo() throws IOException {
        bench.run("up");
        write("web:2");
        assertThat(bench.run("up").err())
                .contains("web  2 of 2 ready\n", "release v2 of 'shop' is current, after ")
                .doesNotContain("db  ");
    }

    @Test
    void eventsSayHowDeploymentsWent() {
        bench.run("up");
        assertThat(bench.run("events").out())
                .contains(
                        "  deployment 1 of release 1 is queued  (ann)\n",
                        "  deployment 1 of release 1 succeeded  (slipway)\n");
    }

    @Test
    void releasesAreListedComparedAndRolledBack() throws IOException {
        bench.run("up");
        write("web:2");
        assertThat(bench.run("plan").out())
                .containsPattern("~ services.web.image: web:1 .* → web:2 ")
                .contains("web: replace 2 gears; start first: ");
        bench.run("up");

        assertThat(bench.run("releases list -q").out()).isEqualTo("v2\nv1\n");
        assertThat(bench.run("releases diff v1 v2").out()).containsPattern("~ services.web.image: web:1 .* → web:2 ");

        var rollback = bench.run("rollback v1");
        assertThat(rollback.err()).contains("release v3 of 'shop' is current");
        assertThat(bench.run("releases list").out()).containsPattern("v3 \\*.* ann +rollback");
        assertThat(bench.run("releases diff 1 3").err()).isEqualTo("v1 and v3 are alike\n");
        assertThat(bench.run("rollback v9"))
                .satisfies(result -> assertThat(result.code()).isEqualTo(3));
        assertThat(bench.run("rollback vv"))
                .isEqualTo(new Result(2, "", "slipway: 'vv' is not a release; expected one such as v3\n"));
    }

    @Test
    void scaleStopAndStartMakeNoRelease() {
        bench.run("up");
        assertThat(bench.run("scale web=4").code()).isZero();
        assertThat(bench.run("ps -q web").out().lines()).hasSize(4);
        assertThat(bench.run("stop").code()).isZero();
        assertThat(bench.run("app list").out()).contains("stopped");
        assertThat(bench.run("start").code()).isZero();
        assertThat(bench.run("app list").out()).contains("5/5", "running");
        assertThat(bench.run("restart web").code()).isZero();
        assertThat(bench.run("replace web.2").code()).isZero();
        assertThat(bench.run("releases list -q").out()).isEqualTo("v1\n");
        assertThat(bench.run("scale web=many"))
                .isEqualTo(new Result(2, "", "slipway: 'web=many': expected a service and a number, such as web=3\n"));
        assertThat(bench.run("scale wob=2").code()).isEqualTo(2);
    }

    @Test
    void rmRemovesTheGearsOfStoppedServicesOnly() {
        bench.run("up");
        assertThat(bench.run("rm -f"))
                .isEqualTo(new Result(0, "", "nothing to remove: no gear of 'shop' is of a stopped service\n"));
        assertThat(bench.run("rm -f web"))
                .isEqualTo(new Result(
                        5,
                        "",
                        "slipway: 'web' cannot be removed while it runs; stop it first with 'slipway stop web', or use"
                                + " --stop\n"));
        assertThat(bench.run("rm -f wob").code()).isEqualTo(2);
        bench.run("stop web");
        assertThat(bench.run("rm"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "slipway: nobody is there to be asked: 'Remove web.1, web.2?'; without a terminal this needs --force\n"));
        assertThat(bench.run("rm -f").code()).isZero();
        assertThat(bench.run("ps -q").out().lines()).hasSize(1);
        assertThat(bench.run("stack rm -fs").code()).isZero();
        assertThat(bench.run("ps -q").out()).isEmpty();
        assertThat(bench.run("start web").code()).isZero();
        assertThat(bench.run("ps -q").out().lines()).hasSize(2);
        assertThat(bench.run("up").code()).isZero();
        assertThat(bench.run("ps -q").out().lines()).hasSize(3);
        assertThat(bench.run("releases list -q").out()).isEqualTo("v1\n");
    }

    @Test
    void rmAsksOnATerminal() {
        bench.run("up");
        bench.run("stop");
        assertThat(bench.withTerminal(80).withInput("\n").run("rm"))
                .isEqualTo(new Result(0, "", "Remove db.1, web.1, web.2? [y/N] nothing was removed\n"));
        assertThat(bench.withInput("y\n").run("rm web").err()).startsWith("Remove web.1, web.2? [y/N] ");
        assertThat(bench.run("ps -q").out().lines()).hasSize(1);
    }

    @Test
    void secretsAreSetAndNeverShown() {
        bench.run("up");
        assertThat(bench.run("config set PORT=80").err()).contains("release v2 of 'shop' is current");
        assertThat(bench.withInput("canary\n")
                        .run("config set --secret TOKEN=-")
                        .code())
                .isZero();
        assertThat(bench.run("config set --kind=generate PASSWORD=password").code())
                .isZero();
        assertThat(bench.run("config get").out()).isEqualTo("""
                NAME      SERVICE  KIND       VALUE
                PASSWORD  -        generated  (hidden)
                PORT      -        plain      80
                TOKEN     -        secret     (hidden)
                """);
        assertThat(bench.run("config get --reveal TOKEN").out()).isEqualTo("canary\n");
        assertThat(bench.run("config get -o json").out()).doesNotContain("canary");
        assertThat(bench.run("events").out()).doesNotContain("canary").contains("TOKEN");
        assertThat(bench.run("config unset PORT TOKEN").code()).isZero();
        assertThat(bench.run("config get TOKEN").code()).isEqualTo(3);
        assertThat(bench.run("config set NOTHING"))
                .isEqualTo(new Result(2, "", "slipway: 'NOTHING': expected NAME=VALUE\n"));
    }

    @Test
    void rightsOverTheMachineAreRefusedWithAllReasons() throws IOException {
        bench.with(
                "compose.yaml",
                "name: shop",
                "services:",
                "  web: {image: 'web:1', privileged: true, network_mode: host, volumes: ['/dev:/dev']}");
        var refused = bench.run("up");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("privileged", "network", "/dev");
        assertThat(bench.run("projects machine --infrastructure").out()).contains("machine  yes");
        assertThat(bench.run("up --project machine").code()).isZero();
    }

    @Test
    void downRemovesTheApplication() {
        bench.run("up");
        assertThat(bench.run("down")).isEqualTo(new Result(0, "", "'shop' is gone; its volumes are kept\n"));
        assertThat(bench.run("app list -q").out()).isEmpty();
        assertThat(bench.run("ps -a shop").code()).isEqualTo(3);
    }

    @Test
    void stackKnowsTheWordsOfCompose() {
        assertThat(bench.run("stack up -d").code()).isZero();
        assertThat(bench.run("stack ps -q").out().lines()).hasSize(3);
        assertThat(bench.run("stack stop").code()).isZero();
        assertThat(bench.run("stack up -d").code()).isZero();
        assertThat(bench.run("app list").out()).contains("3/3", "running");
        assertThat(bench.run("stack down -v")).isEqualTo(new Result(0, "", "'shop' is gone\n"));
    }

    @Test
    void wordsOfOtherToolsAreUnderstoodOrNamed() {
        assertThat(bench.run("up -d --wait").code()).isZero();
        assertThat(bench.run("ps --all -q").out().lines()).hasSize(3);
        assertThat(bench.run("releases -q").out()).isEqualTo("v1\n");
        assertThat(bench.run("releases").out()).contains("v1 *");
        assertThat(bench.run("volumes ls -q").out()).isEqualTo("shop_data\n");
        assertThat(bench.run("remove").err())
                .startsWith("slipway: unknown command 'remove'; here it is 'slipway rm'\n");
        assertThat(bench.run("ls").err()).startsWith("slipway: unknown command 'ls'; here it is 'slipway app list'\n");
        assertThat(bench.run("app delete shop").err())
                .startsWith("slipway: unknown command 'delete'; here it is 'slipway app destroy'\n");
        assertThat(bench.run("volumes remove x").err())
                .startsWith("slipway: unknown command 'remove'; here it is 'slipway volumes rm'\n");
        assertThat(bench.run("up -x").err()).startsWith("slipway: unknown option '-x'\n");
    }

    @Test
    void faultOfTheFileNamesItsPlace() throws IOException {
        bench.with("compose.yaml", "name: shop", "services:", "  web: {image: 'web:1', portz: [80]}");
        var refused = bench.run("up");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("slipway: the Compose file cannot be used:\n  error: " + folder.resolve("compose.yaml")
                        + ":3: services.web.portz: ")
                .contains("did you mean 'ports'?");
    }

    private void write(String image) throws IOException {
        bench.with(
                "compose.yaml",
                "name: shop",
                "services:",
                "  web: {image: '" + image + "', scale: 2}",
                "  db: {image: 'db:1', volumes: ['data:/data']}",
                "volumes: {data: {}}");
    }
}
