package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final List<String> NONE = List.of();

    @TempDir
    private Path root;

    private RecipeBook recipes;

    @BeforeEach
    void begin() {
        recipes = new CatalogFolder(root)
                .from("base/debian", "bootstrap")
                .from("base/java", "debian")
                .file("common/kafka/image.yaml", "from: java\nlabels: { node: controller }\n")
                .file("common/redis/image.yaml", "from: debian\nlabels: { node: compute }\n")
                .dockerfile("common/registry", "FROM registry:3\n")
                .recipes();
    }

    @Test
    void everythingIsMeantWhenNothingIsSaid() {
        assertThat(chosen(Selection.ALL)).containsExactly("debian", "java", "kafka", "redis", "registry");
    }

    @Test
    void namesAndGlobsAreJoined() {
        assertThat(chosen(names("kafka", "re*"))).containsExactly("kafka", "redis", "registry");
    }

    @Test
    void baseAndSubAreTheTwoKindsOfATree() {
        assertThat(chosen(new Selection(NONE, true, false, NONE, NONE, false))).containsExactly("debian", "java");
        assertThat(chosen(new Selection(NONE, false, true, NONE, NONE, false))).containsExactly("kafka", "redis");
    }

    @Test
    void groupsAreJoined() {
        assertThat(chosen(groups("base"))).containsExactly("debian", "java");
        assertThat(chosen(groups("base", "common"))).hasSize(5);
    }

    @Test
    void labelsMustAllBeThere() {
        assertThat(chosen(labels("node"))).containsExactly("kafka", "redis");
        assertThat(chosen(labels("node", "node=compute"))).containsExactly("redis");
    }

    @Test
    void filtersNarrowTheChoice() {
        assertThat(chosen(new Selection(List.of("*a*"), false, true, List.of("common"), List.of("node"), false)))
                .containsExactly("kafka");
    }

    @Test
    void dependentsFollow() {
        assertThat(chosen(new Selection(List.of("java"), false, false, NONE, NONE, true)))
                .containsExactly("java", "kafka");
    }

    @Test
    void onlyImagesWithinCountAndNoneMayBeLeft() {
        assertThat(chosen(names("kafka", "redis"), Set.of("redis"))).containsExactly("redis");
        assertThat(chosen(names("kafka"), Set.of("redis"))).isEmpty();
    }

    @Test
    void whatMatchesNothingIsRefused() {
        refused(names("kafak"), "no image of the catalogue matches 'kafak'; did you mean 'kafka'?");
        refused(names("nova-*"), "no image of the catalogue matches 'nova-*'");
        refused(
                groups("comon"),
                "no group 'comon' in the catalogue: its groups are base, common; did you mean 'common'?");
        refused(labels("node=other", "x"), "no image of the catalogue matches --label node=other with --label x");
        refused(
                new Selection(List.of("java", "debian"), true, true, List.of("common"), NONE, false),
                "no image of the catalogue matches java or debian with --base with --sub with --group common");
    }

    @Test
    void groupsOfAFlatCatalogueAreRefused() {
        recipes = new CatalogFolder(root.resolve("base")).recipes();
        refused(groups("base"), "no group 'base' in the catalogue: it has none");
    }

    @Test
    void labelsNeedAKey() {
        for (var label : List.of("=x", "", " ")) {
            assertThatThrownBy(() -> labels(label))
                    .isInstanceOf(InputException.class)
                    .hasMessage("label '" + label + "' has no key; expected KEY or KEY=VALUE");
        }
    }

    private List<String> chosen(Selection selection) {
        return chosen(selection, recipes.graph().order());
    }

    private List<String> chosen(Selection selection, Collection<String> within) {
        return selection.of(recipes.graph(), recipes::labels, within);
    }

    private void refused(Selection selection, String message) {
        assertThatThrownBy(() -> chosen(selection))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private static Selection names(String... names) {
        return new Selection(List.of(names), false, false, NONE, NONE, false);
    }

    private static Selection groups(String... groups) {
        return new Selection(NONE, false, false, List.of(groups), NONE, false);
    }

    private static Selection labels(String... labels) {
        return new Selection(NONE, false, false, NONE, List.of(labels), false);
    }
}
