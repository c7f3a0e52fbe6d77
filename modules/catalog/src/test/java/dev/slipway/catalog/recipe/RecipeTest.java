package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    @TempDir
    private Path root;

    private CatalogFolder folder;
    private Path entrypoint;

    @BeforeEach
    void begin() throws IOException {
        folder = new CatalogFolder(root)
                .file("catalog.yaml", "build: { args: { PROXY: p } }\ngroups: { g: { labels: { a: b } } }\n")
                .dockerfile("debian", "FROM debian:13\n")
                .dockerfile("g/nova", "FROM debian\nFROM alpine:3.22\n")
                .file("g/nova/entrypoint.sh", "#!/bin/sh\n")
                .file("g/nova/conf/nova.conf", "[DEFAULT]\n");
        entrypoint = root.resolve("g/nova/entrypoint.sh");
        Files.createSymbolicLink(root.resolve("g/nova/link"), Path.of("entrypoint.sh"));
    }

    @Test
    void everyInputHasAName() {
        assertThat(inputs(Map.of("debian", "sha256:1")).keySet())
                .containsExactly(
                        "Dockerfile",
                        "argument PROXY",
                        "file conf",
                        "file conf/nova.conf",
                        "file entrypoint.sh",
                        "file link",
                        "label a",
                        "parent alpine:3.22",
                        "parent debian");
    }

    @Test
    void inputsFollowTheContent() {
        var before = inputs(Map.of());
        folder.file("g/nova/entrypoint.sh", "#!/bin/bash\n");
        assertThat(changes(before, inputs(Map.of()))).containsOnlyKeys("file entrypoint.sh");
    }

    @Test
    void inputsFollowModesAndLinks() throws IOException {
        var before = inputs(Map.of());
        Files.setPosixFilePermissions(entrypoint, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(root.resolve("g/nova/conf"), PosixFilePermissions.fromString("rwx------"));
        Files.delete(root.resolve("g/nova/link"));
        Files.createSymbolicLink(root.resolve("g/nova/link"), Path.of("conf"));
        assertThat(changes(before, inputs(Map.of()))).containsOnlyKeys("file conf", "file entrypoint.sh", "file link");
    }

    @Test
    void inputsDoNotFollowTimes() throws IOException {
        var before = inputs(Map.of());
        Files.setLastModifiedTime(entrypoint, FileTime.fromMillis(1));
        Files.setLastModifiedTime(root.resolve("g/nova/conf"), FileTime.fromMillis(1));
        assertThat(inputs(Map.of())).isEqualTo(before);
    }

    @Test
    void inputsFollowTheIdsOfParents() {
        var before = inputs(Map.of("debian", "sha256:1", "alpine:3.22", "sha256:2"));
        assertThat(changes(before, inputs(Map.of("debian", "sha256:3", "alpine:3.22", "sha256:2"))))
                .containsOnlyKeys("parent debian");
        assertThat(changes(before, inputs(Map.of("debian", "sha256:1")))).containsOnlyKeys("parent alpine:3.22");
    }

    @Test
    void manyFilesAreOneInput() {
        for (var i = 0; i < 100; i++) {
            folder.file("g/nova/many/" + i, "");
        }
        var before = inputs(Map.of());
        assertThat(before).containsKey("some of 105 files").doesNotContainKey("file entrypoint.sh");
        folder.file("g/nova/many/7", "x");
        assertThat(changes(before, inputs(Map.of()))).containsOnlyKeys("some of 105 files");
    }

    @Test
    void theRecipeOfABootstrappedImageFollowsTheDistribution() {
        var recipe = bootstrapped("trixie").inputs(Map.of());
        assertThat(recipe.keySet()).containsExactly("Dockerfile", "bootstrap");
        assertThat(changes(recipe, bootstrapped("forky").inputs(Map.of()))).containsOnlyKeys("Dockerfile", "bootstrap");
    }

    @Test
    void digestDoesNotDependOnTheOrder() {
        var inputs = new HashMap<>(Map.of("b", "2", "a", "1"));
        assertThat(Recipe.digest(inputs)).isEqualTo(Digest.of("a\0" + "1\nb\0" + "2\n"));
    }

    @Test
    void afreshKeysEveryStageToTheRun() {
        var recipe = folder.recipes().recipe("nova");
        var afresh = recipe.afresh("20260101-1");
        assertThat(afresh.dockerfile()).isEqualTo("""
            FROM debian:latest
            ARG SLIPWAY_RUN=20260101-1
            FROM alpine:3.22
            ARG SLIPWAY_RUN=20260101-1
            """);
        assertThat(afresh.context()).isEqualTo(recipe.context());
        assertThat(afresh.parents()).isEqualTo(recipe.parents());
    }

    private Recipe bootstrapped(String suite) {
        return new CatalogFolder(root.resolve(suite))
                .file("catalog.yaml", "name: x\ndistribution: { suite: " + suite + " }\n")
                .from("debian", "bootstrap")
                .recipes()
                .recipe("debian");
    }

    private Map<String, String> inputs(Map<String, String> ids) {
        return folder.recipes().recipe("nova").inputs(ids);
    }

    private static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
        var changes = new HashMap<>(after);
        changes.entrySet().removeAll(before.entrySet());
        return changes;
    }
}
