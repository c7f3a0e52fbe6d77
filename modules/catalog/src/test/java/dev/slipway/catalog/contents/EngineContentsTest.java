package dev.slipway.catalog.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.testing.FakeEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineContentsTest {
    private final FakeEngine fake = FakeEngine.start();
    private final Engine engine = Engine.open(fake.address());
    private final EngineContents contents = new EngineContents(engine);

    EngineContentsTest() throws IOException {
        fake.addImage("shop:v1", Map.of());
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    @Test
    void readsTheDatabaseOfDpkg() throws Exception {
        fake.serveArchive("/var/lib/dpkg/status", tar(Map.of("status", """
                Package: dash
                Status: install ok installed
                Version: 0.5-1
                Architecture: amd64
                """)));
        assertThat(contents.read("shop:v1").packages())
                .extracting(Object::toString)
                .containsExactly("dash 0.5-1 amd64");
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    void readsTheFilesOfImagesWithoutAPackageManager() throws Exception {
        fake.serveArchive(
                "/var/lib/dpkg/status.d",
                tar(Map.of(
                        "status.d/base", "Package: base-files\nVersion: 13\nArchitecture: amd64\n",
                        "status.d/base.md5sums", "0123  etc/debian_version\n",
                        "status.d/tz", "Package: tzdata\nVersion: 2025a\nArchitecture: all\n")));
        assertThat(contents.read("shop:v1").packages())
                .extracting(Object::toString)
                .containsExactly("base-files 13 amd64", "tzdata 2025a all");
    }

    @Test
    void saysThatThereIsNoDatabase() throws Exception {
        assertThat(contents.read("shop:v1")).isEqualTo(new Contents.Unknown());
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        engine.containers().create(ContainerSpec.of("shop:v1").withLabels(Map.of(EngineContents.LABEL, "shop:v1")));
        var other = engine.containers().create(ContainerSpec.of("shop:v1"));
        contents.read("shop:v1");
        assertThat(engine.containers().list()).extracting(ContainerSummary::id).containsExactly(other);
    }

    @Test
    void removesItsContainerWhateverHappens() {
        fake.answer("/containers/.*/archive.*", 500, "disk on fire");
        assertThatThrownBy(() -> contents.read("shop:v1")).isInstanceOf(EngineException.class);
        assertThat(engine.containers().list()).isEmpty();

        fake.serveArchive("/var/lib/dpkg/status", new byte[700]);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> contents.read("shop:v1"))
                .isInstanceOfAny(EngineException.class, InterruptedException.class);
        var _ = Thread.interrupted();
        assertThat(engine.containers().list()).isEmpty();
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes, Instant.EPOCH)) {
            for (var file : files.entrySet()) {
                tar.file(file.getKey(), 0644, file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
