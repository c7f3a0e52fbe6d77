package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.acceptance.EngineTap.Moment;
import dev.slipway.cli.client.ServerUnreachableException;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server is killed at each step of what it does, one run per step: when the engine has done what it was asked for and
 * the server does not know yet. It is started again, and all ends as it was wished.
 */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class KilledServerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;

    @TempDir
    private Path folder;

    private final EngineAddress address = EngineAddress.fromEnvironment(System.getenv());
    private final Engine engine = Engine.open(address);
    private final String application = "it" + Long.toHexString(System.nanoTime());
    private final Found found = new Found(engine, application);
    private SmallImage image;
    private EngineTap tap;
    private Home home;

    KilledServerIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        image = SmallImage.build(engine);
        tap = EngineTap.open(folder, address);
        home = new Home(folder, tap.address(), database.store(folder));
        home.start();
    }

    @AfterEach
    void close() throws Exception {
        tap.watch(EngineTap.Watcher.NOBODY);
        home.close();
        tap.close();
        found.remove();
        image.close();
        engine.close();
    }

    /** Kills the server when so many calls that change something are done. */
    private final class Killer implements EngineTap.Watcher {
        private final AtomicInteger left;
        private volatile String killedAt = "";

        Killer(int step) {
            left = new AtomicInteger(step);
        }

        @Override
        public void at(Moment moment, String call) throws IOException {
            if (moment == Moment.AFTER && left.decrementAndGet() == 0) {
                killedAt = call;
                home.kill();
            }
            if (!killedAt.isEmpty() && moment == Moment.BEFORE) {
                throw new IOException("the server is dead");
            }
        }
    }

    @Test
    void releaseReplacesAnotherOnceWheneverTheServerIsKilled() throws Exception {
        up(1, 0);
        var address = found.container("db", 1).addresses();
        var killedAt = "";
        for (var step = 1; step == 1 || !killedAt.isEmpty(); step++) {
            killedAt = up(step + 1, step);
            assertThat(found.container("db", 1).addresses())
                    .as("killed at step %d '%s'", step, killedAt)
                    .isEqualTo(address);
        }
    }

    @Test
    void applicationComesAndGoesWheneverTheServerIsKilled() throws Exception {
        var coming = true;
        var going = true;
        for (var step = 1; coming || going; step++) {
            coming = !up(1, coming ? step : 0).isEmpty();
            going = !down(going ? step : 0).isEmpty();
        }
    }

    private String up(int version, int step) throws Exception {
        home.with("compose.yaml", compose(version));
        return killed(() -> home.run("up --no-wait").code() == 0, step, () -> asWished(version));
    }

    private String down(int step) throws Exception {
        return killed(this::destroyed, step, () -> assertThat(found.all()).isEmpty());
    }

    private boolean destroyed() {
        try (var platform = home.platform()) {
            platform.destroy(application, false, "ann");
            return true;
        } catch (ServerUnreachableException _) {
            return false;
        }
    }

    private interface Check {
        void check() throws InterruptedException;
    }

    /**
     * Wishes something and kills the server at this step; then lets a new one carry on, and wishes it again only where it
     * was not acknowledged.
     *
     * @return the call at which it was killed; empty when all was done before
     */
    private String killed(BooleanSupplier wish, int step, Check check) throws InterruptedException {
        var killer = new Killer(step);
        tap.watch(killer);
        var acknowledged = wish.getAsBoolean();
        if (acknowledged) {
            settle();
        }
        tap.watch(EngineTap.Watcher.NOBODY);
        if (!killer.killedAt.isEmpty()) {
            home.start();
        }
        assertThat(acknowledged || wish.getAsBoolean()).isTrue();
        settle();
        try {
            check.check();
        } catch (AssertionError e) {
            throw new AssertionError("killed at step " + step + " '" + killer.killedAt + "': " + e.getMessage(), e);
        }
        return killer.killedAt;
    }

    private void settle() throws InterruptedException {
        try (var platform = home.platform()) {
            assertThat(platform.settle(application, PATIENCE)).isTrue();
        } catch (ServerUnreachableException _) {
            // It was killed.
        } catch (AbsentException _) {
            // It is gone, as it should be.
        }
    }

    private void asWished(int version) throws InterruptedException {
        try (var platform = home.platform()) {
            assertThat(platform.settle(application, PATIENCE)).isTrue();
            var current = platform.application(application).current();
            assertThat(platform.release(application, current).reason()).isEqualTo("up");
            assertThat(platform.releases(application, 2).getFirst().version()).isEqualTo(current);
            assertThat(platform.deployments(application, 100))
                    .extracting(Deployment::state)
                    .containsOnly(State.SUCCEEDED);
        }
        assertThat(found.all())
                .containsExactly(
                        "container " + application + "-db-1 running",
                        "container " + application + "-web-1 running",
                        "network " + application + "_default",
                        "volume " + application + "_data");
        assertThat(found.output("db", 1, "echo $VERSION; test -e /data/kept || echo kept > /data/kept; cat /data/kept"))
                .isEqualTo(version + "\nkept\n");
        assertThat(found.output("web", 1, "echo $VERSION")).isEqualTo(version + "\n");
    }

    private String compose(int version) {
        return """
                name: %s
                services:
                  db:
                    image: %s
                    environment: {VERSION: "%d"}
                    volumes: ["data:/data"]
                    stop_grace_period: 2s
                  web:
                    image: %s
                    environment: {VERSION: "%d"}
                    depends_on: [db]
                    stop_grace_period: 2s
                volumes:
                  data:
                """.formatted(application, image.name(), version, image.name(), version);
    }
}
