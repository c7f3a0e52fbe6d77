package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.recipe.Recipe.ContextFile;
import dev.slipway.oci.Digest;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactRecipeTest {
    private static final String IN_CONTEXT = "artifacts/site.tar.gz";
    private static final String PARENT = "docker.io/library/debian:13";

    @TempDir
    private Path root;

    private CatalogFolder folder;

    @BeforeEach
    void begin() {
        folder = new CatalogFolder(root)
                .file("catalog.yaml", "tag: v1\nartifacts: { site: { git: sources/site } }\n")
                .file("declared/image.yaml", "from: " + PARENT + "\nartifacts: { site: /opt/site }\n")
                .dockerfile("written", "FROM " + PARENT + "\nADD " + IN_CONTEXT + " /srv/\n")
                .dockerfile("other", "FROM " + PARENT + "\n");
    }

    @Test
    void artifactIsUnpackedWhereTheImageSays() {
        var recipe = folder.recipes().recipe("declared");

        assertThat(recipe.dockerfile()).contains("\nADD [\"" + IN_CONTEXT + "\", \"/opt/site/\"]\n");
        assertThat(recipe.context()).containsExactly(file());
    }

    @Test
    void artifactIsInTheContextOfADockerfileThatNamesIt() {
        assertThat(folder.recipes().recipe("written").context()).containsExactly(file());
        assertThat(folder.recipes().recipe("other").context()).isEmpty();
    }

    @Test
    void imageIsAnotherWithAnotherArchive() {
        var absent = digest("declared");
        folder.file("artifacts/site-v1.tar.gz", "one");
        var one = digest("declared");
        folder.file("artifacts/site-v1.tar.gz", "two");
        var two = digest("declared");

        assertThat(two).isNotEqualTo(one).isNotEqualTo(absent);
        assertThat(one).isNotEqualTo(absent);
        assertThat(folder.recipes().recipe("declared").inputs(Map.of())).containsKey("file " + IN_CONTEXT);
    }

    @Test
    void versionOfAnArtifactMakesNoOtherImage() {
        var content = "the same";
        folder.file("artifacts/site-v1.tar.gz", content);
        var before = digest("written");
        folder.file("artifacts/site-v2.tar.gz", content)
                .file("catalog.yaml", "tag: v1\nartifacts: { site: { git: sources/site, version: v2 } }\n");

        assertThat(digest("written")).isEqualTo(before);
    }

    @Test
    void artifactThatNobodyDeclaresIsRefused() {
        folder.file("declared/image.yaml", "from: " + PARENT + "\nartifacts: { sites: /opt/site }\n");

        assertThatThrownBy(() -> folder.recipes().recipe("declared"))
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve("declared/image.yaml")
                        + ": artifacts: catalog.yaml has no artifact 'sites'; did you mean 'site'?");
    }

    private ContextFile file() {
        return new ContextFile(IN_CONTEXT, root.resolve("artifacts/site-v1.tar.gz"));
    }

    private Digest digest(String image) {
        return Recipe.digest(folder.recipes().recipe(image).inputs(Map.of()));
    }
}
