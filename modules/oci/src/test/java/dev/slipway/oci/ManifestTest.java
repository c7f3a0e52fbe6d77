package dev.slipway.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Descriptor CONFIG = new Descriptor(MediaTypes.CONFIG, Digest.of("config"), 6);
    private static final Descriptor LAYER = new Descriptor(MediaTypes.LAYER, Digest.of("layer"), 5);

    @Test
    void manifestIsWrittenAndReadAgain() {
        var manifest = ImageManifest.of(CONFIG, List.of(LAYER));

        assertThat(manifest.json())
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                        + CONFIG.digest() + "\",\"size\":6},"
                        + "\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\""
                        + LAYER.digest() + "\",\"size\":5}]}");
        assertThat(Manifest.parse(manifest.json(), "")).isEqualTo(manifest);
        assertThat(manifest.descriptor())
                .isEqualTo(new Descriptor(
                        MediaTypes.MANIFEST, manifest.digest(), manifest.json().length()));
    }

    @Test
    void indexKeepsPlatformsAndAnnotations() {
        var image = ImageManifest.of(CONFIG, List.of(LAYER)).descriptor();
        var arm = new Descriptor(
                image.mediaType(),
                image.digest(),
                image.size(),
                new Platform("linux", "arm", "v7"),
                Map.of("org.opencontainers.image.ref.name", "a:1"));
        var index = Index.of(List.of(image, arm));

        assertThat(Manifest.parse(index.json(), "")).isEqualTo(index);
    }

    @Test
    void mediaTypeThatWasServedCountsWhereTheTextHasNone() {
        var text = "{\"schemaVersion\":2,\"manifests\":[]}";

        assertThat(Manifest.parse(text, MediaTypes.DOCKER_INDEX).mediaType()).isEqualTo(MediaTypes.DOCKER_INDEX);
        assertThat(Manifest.parse(text, "").mediaType()).isEqualTo(MediaTypes.INDEX);
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertThatThrownBy(() -> Manifest.parse("<html>", "")).hasMessageStartingWith("'<html>' is not JSON: ");
        assertThatThrownBy(() -> Manifest.parse("[]", "")).hasMessage("expected a JSON object, not '[]'");
        assertThatThrownBy(() -> Manifest.parse("{}", "text/html"))
                .hasMessage("media type 'text/html' is no manifest we know");
        assertThatThrownBy(() -> Manifest.parse("{\"config\":{}}", ""))
                .hasMessage("'config' of a manifest has no digest or no size");
    }

    @Test
    void configurationTellsItsLayers() {
        var text = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{\"Labels\":{\"a\":\"b\"}},"
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + LAYER.digest() + "\"]},"
                + "\"history\":[{\"created_by\":\"ADD x\"},{\"created_by\":\"CMD y\",\"empty_layer\":true}]}";

        assertThat(ImageConfiguration.parse(text))
                .isEqualTo(new ImageConfiguration(
                        text,
                        new Platform("linux", "amd64"),
                        Map.of("a", "b"),
                        List.of(LAYER.digest()),
                        List.of(
                                new ImageConfiguration.Instruction("ADD x", false),
                                new ImageConfiguration.Instruction("CMD y", true))));
    }
}
