package dev.slipway.catalog.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.registry.SmallImage;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredImageTest {
    private static final SmallImage SMALL = SmallImage.empty()
            .layer("ADD x", "./etc/", "/etc/motd=hello", "./etc/.wh.old", "etc/app/.wh..wh..opq", ".wh.root");

    @Test
    void layerIsReadCompressedAndPlain() throws Exception {
        for (var content : List.of(
                SMALL.layers().getFirst().compressed(),
                SMALL.layers().getFirst().tar())) {
            var seen = new ArrayList<String>();
            var image = image(content);
            var size = image.read(
                    image.manifest().layers().getFirst(),
                    (entry, text) -> seen.add(entry + " " + new String(text.readAllBytes(), UTF_8)));
            assertThat(size).isEqualTo(5);
            assertThat(seen)
                    .containsExactly(
                            "Directory[path=etc] ",
                            "File[path=etc/motd, regular=true] hello",
                            "Removed[path=etc/old] ",
                            "Emptied[path=etc/app] ",
                            "Removed[path=root] ");
        }
    }

    @Test
    void layersInTwoGzipMembersAreReadToTheirEnd() throws Exception {
        var one = SMALL.layers().getFirst().compressed();
        var both = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, both, one.length, one.length);
        var content = new ByteArrayInputStream(both);
        LayerTar.read(content, (_, _) -> {});
        assertThat(content.available()).isZero();
    }

    @Test
    void layerThatCannotBeReadIsNamed() {
        var compressed = SMALL.layers().getFirst().compressed();
        var image = image(Arrays.copyOf(compressed, compressed.length / 2));
        var layer = image.manifest().layers().getFirst();
        assertThatThrownBy(() -> image.read(layer, (_, _) -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot read layer " + layer.digest().shortened(12) + " of 'small:1': ");
        var zstd = image(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
        assertThatThrownBy(() -> zstd.read(layer, (_, _) -> {}))
                .hasMessage("cannot read layer " + layer.digest().shortened(12)
                        + " of 'small:1': it is compressed with zstd, which slipway does not read; push it with gzip");
    }

    @Test
    void instructionsAreThoseThatMadeLayersOrNone() {
        assertThat(image(new byte[0]).instructions()).containsExactly("ADD x");
        var other = SmallImage.empty();
        assertThatThrownBy(() -> new LayeredImage(
                        "small:1", SMALL.manifest(), other.configuration(), _ -> new ByteArrayInputStream(new byte[0])))
                .hasMessage("'small:1' is no image of layers: its manifest has 1, its configuration 0");
    }

    private static LayeredImage image(byte[] content) {
        return new LayeredImage(
                "small:1", SMALL.manifest(), SMALL.configuration(), _ -> new ByteArrayInputStream(content));
    }
}
