package dev.slipway.catalog.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.ship.ArchivedImages.Layer;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedImagesTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final List<Digest> ready = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        workers.shutdown();
    }

    @Test
    void olderEnginesNameLayersAfterTheirIdsAndLinkThem() throws IOException {
        var config = StoredImages.configuration(List.of(Digest.of("one"), Digest.of("two")));

        var images = read(tar -> {
            tar.file(A + "/VERSION", 0644, "1.0");
            tar.file(A + "/json", 0644, "{}");
            tar.file(A + "/layer.tar", 0644, "one");
            tar.link(B + "/layer.tar", "../" + A + "/layer.tar");
            tar.file("c/layer.tar", 0644, "two");
            tar.file("config.json", 0644, config);
            tar.file("manifest.json", 0644, manifest("config.json", B + "/layer.tar", "c/layer.tar"));
        });

        assertThat(images).singleElement().satisfies(image -> {
            assertThat(image.configuration().json()).isEqualTo(config);
            assertThat(image.layers()).extracting(Layer::diffId).containsExactly(Digest.of("one"), Digest.of("two"));
        });
        assertThat(ready).containsExactly(Digest.of("one"), Digest.of("two"));
    }

    @Test
    void newerEnginesNameEverythingAfterItsDigest() throws IOException {
        var config = StoredImages.configuration(List.of(Digest.of("one")));
        var layer = "blobs/sha256/" + Digest.of("one").hex();
        var configuration = "blobs/sha256/" + Digest.of(config).hex();

        var images = read(tar -> {
            tar.directory("blobs/sha256", 0755);
            tar.file(layer, 0644, "one");
            tar.file(configuration, 0644, config);
            tar.file("index.json", 0644, "{}");
            tar.file("manifest.json", 0644, manifest(configuration, layer));
        });

        assertThat(images)
                .singleElement()
                .extracting(ArchivedImages.Image::configuration)
                .isNotNull();
    }

    @Test
    void layersThatComeCompressedStayAsTheyAre() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("one".getBytes(UTF_8));
        }
        var config = StoredImages.configuration(List.of(Digest.of("one")));

        var images = read(tar -> {
            tar.file("x/layer.tar", 0644, packed.toByteArray());
            tar.file("config.json", 0644, config);
            tar.file("manifest.json", 0644, manifest("config.json", "x/layer.tar"));
        });

        assertThat(images.getFirst().layers())
                .containsExactly(new Layer(
                        Digest.of("one"),
                        new Descriptor(MediaTypes.LAYER, Digest.of(packed.toByteArray()), packed.size())));
    }

    @Test
    void layerThatWasTakenInBeforeIsNotReadAgain() throws IOException {
        var config = StoredImages.configuration(List.of(Digest.of("one")));
        Content first = tar -> {
            tar.file(A + "/layer.tar", 0644, "one");
            tar.file("config.json", 0644, config);
            tar.file("manifest.json", 0644, manifest("config.json", A + "/layer.tar"));
        };
        var before = read(first);

        var after = read(tar -> {
            tar.file(A + "/layer.tar", 0644, "not looked at");
            tar.file("config.json", 0644, config);
            tar.file("manifest.json", 0644, manifest("config.json", A + "/layer.tar"));
        });

        assertThat(after).isEqualTo(before);
    }

    @Test
    void whatTheManifestNamesMustBeThere() {
        assertThatThrownBy(() -> read(tar -> tar.file("manifest.json", 0644, manifest("config.json", "x/layer.tar"))))
                .hasMessage("the engine's archive lacks 'x/layer.tar', which its manifest.json names");
        assertThatThrownBy(() -> read(tar -> tar.file("x/layer.tar", 0644, "one")))
                .hasMessage("the engine's archive has no manifest.json");
    }

    @Test
    void layersMustBeThoseOfTheConfiguration() {
        assertThatThrownBy(() -> read(tar -> {
                    tar.file("x/layer.tar", 0644, "one");
                    tar.file("config.json", 0644, StoredImages.configuration(List.of(Digest.of("two"))));
                    tar.file("manifest.json", 0644, manifest("config.json", "x/layer.tar"));
                }))
                .hasMessage("the layers of config.json in the engine's archive are not those it names");
    }

    private interface Content {
        void write(TarWriter tar) throws IOException;
    }

    private List<ArchivedImages.Image> read(Content content) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarWriter(archive, Instant.EPOCH)) {
            content.write(tar);
        }
        var intake = new LayerIntake(new LayerStore(folder), workers);
        return new ArchivedImages(intake, (diffId, _) -> ready.add(diffId))
                .read(new ByteArrayInputStream(archive.toByteArray()));
    }

    private static String manifest(String config, String... layers) {
        return "[{\"Config\":\"" + config + "\",\"RepoTags\":null,\"Layers\":[\"" + String.join("\",\"", layers)
                + "\"]}]";
    }
}
