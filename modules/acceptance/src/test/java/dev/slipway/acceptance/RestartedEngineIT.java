package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.runtime.RuntimeFaultException;
import dev.slipway.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine of our own is killed and started again, alone and together with the server. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@Timeout(180)
class RestartedEngineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;

    @TempDir
    private Path folder;

    private OwnEngine engine;
    private Site site;
    private Found found;

    RestartedEngineIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        assumeTrue(OwnEngine.possible(), "only root can start an engine");
        engine = OwnEngine.start();
        site = Site.open(folder, database, engine.address());
        found = site.application();
    }

    @AfterEach
    void close() throws Exception {
        if (site != null) {
            site.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void gearsAreTakenOverAndNotDoubled() throws Exception {
        up(1, "");
        var before = ids();
        site.home().kill();
        engine.kill();
        engine.startAgain();
        site.home().start();
        running(1);
        assertThat(ids()).isEqualTo(before);

        engine.kill();
        engine.startAgain();
        running(1);
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void deploymentUnderWayGoesOnWhenTheEngineIsBack() throws Exception {
        up(1, "");
        site.home().with("compose.yaml", compose(2, "post_start: [{command: [sleep, '2']}]"));
        site.home().succeed("up --no-wait");
        try (var platform = site.home().platform()) {
            while (platform.deployments(found.application(), 1).getFirst().state() != State.ROLLING) {
                Thread.sleep(20);
            }
            engine.kill();
            Thread.sleep(500);
            engine.startAgain();
            var deployment = platform.await(found.application(), 2, PATIENCE);
            assertThat(deployment.state()).as(deployment.reason()).isEqualTo(State.SUCCEEDED);
        }
        running(2);
    }

    private void up(int version, String more) throws Exception {
        site.home().with("compose.yaml", compose(version, more)).succeed("up");
        running(version);
    }

    private void running(int version) throws InterruptedException {
        ready();
        assertThat(found.all())
                .containsExactly(
                        "container " + found.application() + "-db-1 running",
                        "container " + found.application() + "-web-1 running",
                        "container " + found.application() + "-web-2 running",
                        "network " + found.application() + "_default",
                        "volume " + found.application() + "_data");
        assertVersion(found, "db", 1, version);
        assertVersion(found, "web", 1, version);
        assertVersion(found, "web", 2, version);
    }

    private static void assertVersion(Found found, String service, int slot, int version) throws InterruptedException {
        assertThat(found.output(service, slot, "echo $VERSION")).isEqualTo(version + "\n");
    }

    /** The server hears within seconds of an engine that is back. */
    private void ready() throws InterruptedException {
        try {
            Eventually.holds(
                    PATIENCE,
                    "three gears are ready",
                    () -> gears().filter(FoundGear::ready).count() == 3);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; there is " + gears().toList() + " " + found.all(), e);
        }
    }

    private Stream<FoundGear> gears() {
        try (var platform = site.home().platform()) {
            return platform.status(found.application()).gears().stream();
        } catch (RuntimeFaultException _) {
            return Stream.of(); // the engine does not answer
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String ids() {
        return found.container("db", 1).id()
                + found.container("web", 1).id()
                + found.container("web", 2).id();
    }

    private String compose(int version, String more) {
        return """
                name: %s
                services:
                  db:
                    image: %s
                    environment: {VERSION: "%d"}
                    volumes: ["data:/data"]
                    stop_grace_period: 2s
                    restart: unless-stopped
                    %s
                  web:
                    image: %s
                    environment: {VERSION: "%d"}
                    depends_on: [db]
                    scale: 2
                    stop_grace_period: 2s
                    restart: unless-stopped
                volumes:
                  data:
                """.formatted(
                        found.application(),
                        site.image().name(),
                        version,
                        more,
                        site.image().name(),
                        version);
    }
}
