package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.EngineDisconnectedException;
import dev.slipway.engine.api.EngineTooOldException;
import dev.slipway.engine.build.BuildFailedException;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeEngineTest extends EngineContract {
    private final FakeEngine fake = FakeEngine.start();

    FakeEngineTest() throws IOException {}

    @Override
    EngineAddress address() {
        return fake.address();
    }

    @Override
    void stop() {
        fake.close();
    }

    @Test
    void failBuildFailsAsOftenAsTold() throws InterruptedException {
        fake.failBuild("app:1", "mirror is down", 1);
        try (var engine = Engine.open(address())) {
            assertThatThrownBy(() -> engine.builds().build(request("app:1"), _ -> {}))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessage("step '[1/1] FROM scratch' failed: mirror is down");
            engine.builds().build(request("app:1"), _ -> {});
        }
        assertThat(fake.builds()).hasSize(2);
    }

    @Test
    void buildsAreRecordedWithTheirOverlap() throws Exception {
        fake.delayBuild("a:1", Duration.ofSeconds(3));
        try (var engine = Engine.open(address())) {
            var other = Thread.ofVirtual().start(() -> build(engine, "a:1"));
            awaitBuild();
            build(engine, "b:1");
            other.join();
            build(engine, "c:1");
        }
        var builds = fake.builds();
        assertThat(builds.get(0).overlaps(builds.get(1))).isTrue();
        assertThat(builds.get(1).overlaps(builds.get(2))).isFalse();
        assertThat(builds.get(2).tags()).containsExactly("c:1");
        assertThat(builds.get(2).dockerfile()).isEqualTo("FROM scratch\n");
        assertThat(builds.get(2).query()).containsEntry("version", List.of("2"));
    }

    @Test
    void interruptCancelsTheBuild() throws InterruptedException {
        fake.delayBuild("slow:1", Duration.ofMinutes(10));
        try (var engine = Engine.open(address())) {
            var builder = Thread.ofVirtual().start(() -> build(engine, "slow:1"));
            awaitBuild();
            builder.interrupt();
            assertThat(builder.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void scriptedAnswersAndDroppedConnectionsHappenOnce() {
        try (var engine = Engine.open(address())) {
            fake.answer("/images/json", 500, "disk is full");
            assertThatThrownBy(() -> engine.images().list())
                    .isInstanceOf(EngineAnswerException.class)
                    .hasMessage("GET /images/json: 500 disk is full");
            fake.dropConnection("/images/json");
            assertThatThrownBy(() -> engine.images().list())
                    .isInstanceOf(EngineDisconnectedException.class)
                    .hasMessage("GET /images/json: the engine closed the connection before its answer was complete");
            assertThat(engine.images().list()).isEmpty();
        }
    }

    @Test
    void oldEnginesAreRefused() throws IOException {
        try (var old = FakeEngine.speaking("1.40");
                var engine = Engine.open(old.address())) {
            assertThatThrownBy(() -> engine.images().list())
                    .isInstanceOf(EngineTooOldException.class)
                    .hasMessage("the container engine at " + old.address() + " speaks API 1.40, but 1.41 or newer is"
                            + " needed; update it to Docker 20.10, Podman 4 or newer");
        }
    }

    @Test
    void newEnginesAreSpokenToInTheNewestKnownVersion() throws IOException {
        try (var modern = FakeEngine.speaking("1.99");
                var engine = Engine.open(modern.address())) {
            assertThat(engine.version().apiVersion()).isEqualTo("1.47");
        }
    }

    @Test
    void containersServeScriptedArchives() throws Exception {
        fake.addImage("tool:1", Map.of());
        fake.serveArchive("/out", new byte[] {1, 2, 3});
        try (var engine = Engine.open(address())) {
            var container = engine.containers().create(ContainerSpec.of("tool:1"));
            try (var tar = engine.containers().copyFrom(container, "/out")) {
                assertThat(tar.readAllBytes()).containsExactly(1, 2, 3);
            }
        }
    }

    private void awaitBuild() throws InterruptedException {
        Eventually.holds(
                Duration.ofSeconds(10), "a build begins", () -> !fake.builds().isEmpty());
    }

    private static void build(Engine engine, String tag) {
        try {
            engine.builds().build(request(tag), _ -> {});
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static BuildRequest request(String tag) {
        return BuildRequest.of(out -> {
                    try (var tar = new TarWriter(out, Instant.EPOCH)) {
                        tar.file("Dockerfile", 0644, "FROM scratch\n");
                    }
                })
                .withTags(List.of(tag));
    }
}
