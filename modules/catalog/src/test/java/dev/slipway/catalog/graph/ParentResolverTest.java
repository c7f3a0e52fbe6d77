package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentResolverTest {

    @Test
    void nameOfIsThatOfTheCatalogueWhateverStandsAroundIt(@TempDir Path root) {
        var resolver = new ParentResolver(new CatalogFolder(root)
                .file("catalog.yaml", "registry: slipway\nexternal: [ \"docker.io/*\" ]\n")
                .from("nova", "bootstrap")
                .read());
        assertThat(resolver.nameOf("x", "nova")).hasValue("nova");
        assertThat(resolver.nameOf("x", "slipway/nova:trixie")).hasValue("nova");
        assertThat(resolver.nameOf("x", "10.0.0.1:5100/a/b/nova")).hasValue("nova");
        assertThat(resolver.nameOf("nova", "nova:8")).isEmpty();
        assertThat(resolver.nameOf("x", "nova@sha256:" + "0".repeat(64))).isEmpty();
        assertThat(resolver.nameOf("x", "docker.io/library/nova")).isEmpty();
        assertThat(resolver.nameOf("x", "nova-api")).isEmpty();
    }
}
