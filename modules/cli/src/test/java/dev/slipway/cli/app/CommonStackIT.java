package dev.slipway.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.docker.DockerRuntime;
import dev.slipway.docker.machine.Machine;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.operate.RunningPlatform;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.testing.FakeRouter;
import dev.slipway.store.SqlStore;
import dev.slipway.store.StoreLocation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our own stack of common services on a real engine, from the command line down. */
@Timeout(300)
class CommonStackIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private final EngineAddress address = EngineAddress.fromEnvironment(System.getenv());
    private final Engine engine = Engine.open(address);
    private final DockerRuntime runtime = new DockerRuntime(new DockerRuntime.Means(
            engine, Machine.local(), "common", _ -> RegistryCredentials.anonymous(), InstantSource.system(), _ -> {}));

    @TempDir
    private Path folder;

    private SqlStore store;
    private RunningPlatform platform;
    private Workbench bench;

    @BeforeEach
    void open() throws Exception {
        var random = new SecureRandom();
        store = SqlStore.open(new StoreLocation.Sqlite(folder.resolve("store.db")));
        platform = RunningPlatform.open(new RunningPlatform.Means(
                store, runtime, new FakeRouter(), Vault.fleeting(random), random, Pace.usual(), Clock.systemUTC()));
        bench = new Workbench(folder, address).withPlatform(platform);
        bench.run("projects machine --infrastructure");
    }

    @AfterEach
    void close() {
        bench.run("down -a common -v");
        platform.close();
        store.close();
        runtime.close();
        engine.close();
    }

    @Test
    void commonServicesRunOnTheMachinesNetwork() {
        var built = bench.run("images build --group common --catalog " + PROJECT.resolve("images"));
        assertThat(built.code()).as(built.err()).isZero();
        var up = bench.run("up --project machine -f " + PROJECT.resolve("stacks/common/compose.yaml"));
        assertThat(up.code()).as(up.err()).isZero();
        assertThat(bench.run("app info common").out()).contains("running, release v1");
        assertThat(bench.run("config get -a common").out()).contains("(hidden)");

        assertThat(bench.run("down -a common -v").code()).isZero();
        assertThat(engine.containers().list(LabelFilter.equal("dev.slipway.application", "common")))
                .isEmpty();
        assertThat(engine.volumes().list(LabelFilter.equal("dev.slipway.application", "common")))
                .isEmpty();
    }
}
