package dev.slipway.cli.volumes;

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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VolumeCommandsTest {
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
    void volumesSayWhoUsesThemAndWhetherTheyAreKept() {
        bench.run("up");
        assertThat(bench.run("volumes list").out()).isEqualTo("""
                VOLUME     APPLICATION  SERVICES  STATE   IN USE BY
                shop_data  shop         db        in use  db.1
                """);
        assertThat(bench.run("volumes rm -f shop_data"))
                .isEqualTo(new Result(5, "", "slipway: volume 'shop_data' is in use by db.1; remove that first\n"));
        bench.run("down");
        assertThat(bench.run("volumes list --size").out()).isEqualTo("""
                VOLUME     APPLICATION  SERVICES  SIZE     STATE  IN USE BY
                shop_data  shop         -         1.00 kB  kept   -
                """);
        assertThat(bench.run("volumes list -o json").out()).contains("\"kept\" : true", "\"size\" : null");
        assertThat(bench.run("volumes rm -f shop_data")).isEqualTo(new Result(0, "shop_data\n", ""));
        assertThat(bench.run("volumes list -q").out()).isEmpty();
        assertThat(bench.run("volumes rm -f shop_data").code()).isEqualTo(3);
        assertThat(bench.run("volumes list -a shop").code()).isEqualTo(3);
    }

    @Test
    void removalIsAskedForOnATerminal() {
        bench.run("up");
        bench.run("down");
        assertThat(bench.withTerminal(80)
                        .withInput("n\n")
                        .run("volumes rm shop_data")
                        .err())
                .isEqualTo("Remove shop_data and all that is in it for good? [y/N] nothing was removed\n");
        assertThat(bench.run("volumes rm -f shop_data").code()).isZero();
    }
}
