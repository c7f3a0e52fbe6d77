package dev.slipway.cli.composed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.platform.testing.FakeRuntime;
import dev.slipway.platform.testing.MemoryStore;
import dev.slipway.testing.FakeEngine;
import dev.slipway.testing.RecordedBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuiltServicesTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    private RunningPlatform platform;
    private Workbench bench;

    BuiltServicesTest() throws IOException {}

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        platform = RunningPlatform.open(new RunningPlatform.Means(
                new MemoryStore(),
                new FakeRuntime(Clock.systemUTC()),
                new FakeRouter(),
                Vault.fleeting(random),
                random,
                Pace.usual(),
                Clock.systemUTC()));
        bench = new Workbench(folder, engine.address())
                .withPlatform(platform)
                .with("web/Dockerfile", "FROM scratch", "COPY . /")
                .with("web/page", "one")
                .with("web/node/left-out", "")
                .with("web/.dockerignore", "node")
                .with(
                        "compose.yaml",
                        "name: shop",
                        "services:",
                        "  web: {build: ./web}",
                        "  page:",
                        "    image: shop/page:v1",
                        "    build:",
                        "      context: web",
                        "      dockerfile_inline: |",
                        "        FROM scratch",
                        "        ARG COLOUR",
                        "        COPY page /",
                        "      args: {COLOUR: red}",
                        "      labels: {tier: front}",
                        "      tags: ['shop/page:latest']",
                        "      cache_from: ['shop/page:old']",
                        "      extra_hosts: ['db:10.0.0.2']",
                        "      network: none",
                        "  db: {image: 'db:1'}");
    }

    @AfterEach
    void close() {
        platform.close();
        engine.close();
    }

    @Test
    void upBuildsWhatIsNotThere() {
        assertThat(bench.run("plan").out()).contains("web: build image shop-web from " + folder.resolve("web") + "\n");
        var first = bench.run("up");
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("2 images to build\n", "web built in ", "release v1 of 'shop' is current");
        assertThat(engine.builds()).hasSize(2);
        assertThat(build("shop-web").files()).containsOnlyKeys(".dockerignore", "Dockerfile", "page");

        assertThat(bench.run("up")).isEqualTo(new Result(0, "", "nothing to do: release v1 of 'shop' is current\n"));
        assertThat(bench.run("up --build").err())
                .contains("web built in ", "2 of 2 steps cached", "nothing to do: release v1");
        assertThat(engine.builds()).hasSize(4);
    }

    @Test
    void allThatTheFileSaysIsTold() {
        bench.run("up");
        var build = build("shop/page:v1");
        assertThat(build.tags()).containsExactly("shop/page:v1", "shop/page:latest");
        assertThat(build.dockerfile()).startsWith("FROM scratch\nARG COLOUR\n");
        assertThat(build.files()).containsOnlyKeys(".dockerignore", ".slipway.dockerfile", "Dockerfile", "page");
        assertThat(build.query().get("labels")).containsExactly("{\"tier\":\"front\"}");
        assertThat(build.query().get("buildargs")).containsExactly("{\"COLOUR\":\"red\"}");
        assertThat(build.query().get("extrahosts")).containsExactly("db:10.0.0.2");
        assertThat(build.query().get("cachefrom")).containsExactly("[\"shop/page:old\"]");
        assertThat(build.query().get("networkmode")).containsExactly("none");
    }

    @Test
    void failedBuildDeploysNothing() {
        engine.failBuild("shop-web", "cp: no space\nexit code: 1", 1);
        var failed = bench.run("up");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("web failed: [2/2] COPY . /: exit code 1\n  | cp: no space\n");
        assertThat(platform.applications()).isEmpty();
    }

    @Test
    void whatTheEngineFailsWithIsPrintedOnce() {
        engine.failBuild("shop-web", "failed to compute cache key: \"/left\" not found", 1);
        assertThat(bench.run("up --build").err())
                .contains("\nweb failed: [2/2] COPY . /: failed to compute cache key: \"/left\" not found\n")
                .containsOnlyOnce("failed to compute cache key");
    }

    @Test
    void noBuildBuildsNothing() {
        assertThat(bench.run("up --no-build").code()).isZero();
        assertThat(engine.builds()).isEmpty();
        assertThat(bench.run("up --build --no-build"))
                .isEqualTo(
                        new Result(2, "", "slipway: --build and --no-build contradict each other; take one of them\n"));
    }

    @Test
    void nothingIsBuiltForAServerElsewhere() {
        bench.withVariable("SLIPWAY_SERVER", "far.example:7390");
        assertThat(bench.run("up"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: 'page', 'web' would be built by the engine of this machine, but run by that of"
                                + " far.example:7390; build there, or give --no-build if the images are there\n"));
    }

    @Test
    void whatCannotBeBuiltIsNamedWithItsPlace() throws IOException {
        assertThat(refused("{context: web, dockerfile: Other}"))
                .isEqualTo(
                        "slipway: services.web.build.dockerfile: '" + folder.resolve("web/Other") + "' is not there\n");
        assertThat(refused("https://example.com/web.git"))
                .isEqualTo("slipway: services.web.build.context: 'https://example.com/web.git' is an address; only"
                        + " folders of this machine are built\n");
    }

    private String refused(String build) throws IOException {
        bench.with("compose.yaml", "name: shop", "services:", "  web:", "    build: " + build);
        var result = bench.run("up");
        assertThat(result.code()).isEqualTo(2);
        return result.err();
    }

    private RecordedBuild build(String tag) {
        return engine.builds().stream()
                .filter(build -> build.tags().contains(tag))
                .findFirst()
                .orElseThrow();
    }
}
