package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody stops or removes behind the server's back comes back. */
@ParameterizedClass
@MethodSource("dev.slipway.acceptance.Database#all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LostPartsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Parameter
    @SuppressWarnings("UnusedVariable") // an argument must have a field where one instance serves all tests
    private Database database;

    private Site site;

    @BeforeParameterizedClassInvocation
    void open(Database argument, @TempDir Path folder) throws InterruptedException {
        site = Site.open(folder, argument);
    }

    @AfterParameterizedClassInvocation
    void close() throws InterruptedException {
        site.close();
    }

    private Found up(String service) throws Exception {
        var found = site.application();
        var text = "name: %s\nservices:\n  web: {image: %s, stop_grace_period: 1s, %s}\n"
                .formatted(found.application(), site.image().name(), service);
        site.home().with("compose.yaml", text).succeed("up");
        return found;
    }

    private void eventuallyRunning(Found found) throws InterruptedException {
        Eventually.holds(
                PATIENCE,
                "web.1 runs",
                () -> found.all().contains("container " + found.application() + "-web-1 running"));
    }

    @Test
    void removedContainerComesBack() throws Exception {
        var found = up("scale: 2");
        var others = found.container("web", 2).id();
        var lost = found.container("web", 1).id();
        site.engine().containers().removeForcibly(lost);
        eventuallyRunning(found);
        assertThat(found.container("web", 1).id()).isNotEqualTo(lost);
        assertThat(found.container("web", 2).id()).isEqualTo(others);
        assertThat(site.home().succeed("ps -a " + found.application()).out()).contains("web.1", "web.2");
    }

    @Test
    void removedNetworkComesBackForGearsThatStart() throws Exception {
        var found = up("scale: 2");
        var network = found.application() + "_default";
        site.engine().networks().disconnect(network, found.container("web", 1).id());
        site.engine().networks().disconnect(network, found.container("web", 2).id());
        site.engine().networks().remove(network);
        site.engine().containers().removeForcibly(found.container("web", 1).id());
        eventuallyRunning(found);
        assertThat(found.container("web", 1).addresses()).containsKey(network);
        assertThat(site.home().succeed("ps -a " + found.application()).err())
                .isEqualTo("web.2 is not ready: somebody took it out of network '" + network + "'\n");

        site.home().succeed("replace -a " + found.application() + " web.2");

        assertThat(found.container("web", 2).addresses()).containsKey(network);
        assertThat(found.all())
                .containsExactly(
                        "container " + found.application() + "-web-1 running",
                        "container " + found.application() + "-web-2 running",
                        "network " + network);
    }

    @Test
    void stoppedContainerIsStartedAgainUnlessItsPolicySaysNo() throws Exception {
        var kept = up("restart: unless-stopped");
        var once = up("restart: 'no'");
        var id = kept.container("web", 1).id();
        site.engine().containers().stop(once.container("web", 1).id(), Duration.ofSeconds(1));
        site.engine().containers().stop(id, Duration.ofSeconds(1));
        eventuallyRunning(kept);
        assertThat(kept.container("web", 1).id()).isEqualTo(id);
        assertThat(once.container("web", 1).state().running()).isFalse();
    }
}
