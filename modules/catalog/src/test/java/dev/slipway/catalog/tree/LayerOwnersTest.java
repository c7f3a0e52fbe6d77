package dev.slipway.catalog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerOwnersTest {
    private static final List<Digest> FOUR = digests("1", "2", "3", "4");

    @TempDir
    private Path folder;

    private ImageGraph graph;

    @BeforeEach
    void writeCatalogue() throws IOException {
        graph = new CatalogFolder(folder)
                .with("catalog.yaml", "{ name: shop, registry: shop, tag: v1 }")
                .from("base", "other/debian:13")
                .from("web", "base")
                .from("page", "web")
                .recipes()
                .graph();
    }

    @Test
    void eachImageOwnsWhatItHasBeyondTheOneBelow() {
        assertThat(owners(Map.of(
                        "other/debian:13", digests("1"),
                        "shop/base:v1", digests("1", "2"),
                        "shop/web:v1", digests("1", "2"),
                        "shop/page:v1", FOUR)))
                .containsExactly("other/debian:13", "base", "page", "page");
    }

    @Test
    void nothingIsKnownOfAnImageWhoseBaseIsAnotherNow() {
        assertThat(owners(Map.of(
                        "other/debian:13", digests("9"),
                        "shop/base:v1", digests("1", "2"),
                        "shop/web:v1", digests("1", "2", "3"),
                        "shop/page:v1", FOUR)))
                .containsExactly("-", "-", "web", "page");
        assertThat(owners(Map.of("other/debian:13", digests("1"), "shop/page:v1", FOUR)))
                .containsExactly("other/debian:13", "-", "-", "-");
        assertThat(LayerOwners.unknown().owner(0)).isEmpty();
    }

    @Test
    void layersBeyondAllImagesOfTheCatalogueAreSomebodyElses() {
        assertThat(owners(Map.of(
                        "other/debian:13", digests("1"),
                        "shop/base:v1", digests("1"),
                        "shop/web:v1", digests("1", "2"),
                        "shop/page:v1", digests("1", "2", "3"))))
                .containsExactly("other/debian:13", "web", "page", "-");
    }

    private Stream<String> owners(Map<String, List<Digest>> engine) {
        var owners = LayerOwners.of(FOUR, graph, "page", reference -> Optional.ofNullable(engine.get(reference)));
        return IntStream.range(0, FOUR.size())
                .mapToObj(layer -> owners.owner(layer).orElse("-"));
    }

    private static List<Digest> digests(String... texts) {
        return Stream.of(texts).map(Digest::of).toList();
    }
}
