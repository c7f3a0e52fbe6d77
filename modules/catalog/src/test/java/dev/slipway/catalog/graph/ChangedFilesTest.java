package dev.slipway.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {
    @TempDir
    private Path repository;

    private CatalogFolder folder;
    private Catalog catalog;

    @BeforeEach
    void commit() throws IOException, InterruptedException {
        folder = new CatalogFolder(repository.resolve("images"))
                .file("catalog.yaml", "name: x\n")
                .from("nova", "bootstrap")
                .from("nova-api", "nova")
                .dockerfile("redis", "FROM redis:8\n")
                .file("redis/über.conf", "a\n");
        catalog = folder.read();
        git("init", "--quiet");
        git("add", ".");
        git("commit", "--quiet", "--message", "begin");
    }

    @Test
    void nothingIsChangedAtFirst() throws IOException {
        Files.writeString(repository.resolve("README"), "not of the catalogue");
        assertThat(ChangedFiles.images(catalog, "HEAD")).isEmpty();
    }

    @Test
    void changedNewAndRemovedFilesCount() throws IOException {
        folder.file("nova/new.sh", "x\n").file("redis/über.conf", "b\n");
        assertThat(ChangedFiles.images(catalog, "HEAD")).containsExactlyInAnyOrder("nova", "redis");
        Files.delete(folder.root().resolve("redis/über.conf"));
        assertThat(ChangedFiles.images(catalog, "HEAD")).containsExactlyInAnyOrder("nova", "redis");
    }

    @Test
    void committedFilesCountSinceTheRevision() throws IOException, InterruptedException {
        folder.file("nova-api/entrypoint.sh", "x\n");
        git("add", ".");
        git("commit", "--quiet", "--message", "next");
        assertThat(ChangedFiles.images(catalog, "HEAD~1")).containsExactly("nova-api");
        assertThat(ChangedFiles.images(catalog, "HEAD")).isEmpty();
    }

    @Test
    void theSettingsConcernAllImages() {
        folder.file("catalog.yaml", "name: y\n");
        assertThat(ChangedFiles.images(catalog, "HEAD")).containsExactlyInAnyOrder("nova", "nova-api", "redis");
    }

    @Test
    void unknownRevisionsAreRefused() {
        assertThatThrownBy(() -> ChangedFiles.images(catalog, "--output=x"))
                .isInstanceOf(InputException.class)
                .hasMessage("--changed-since: '--output=x' is not a revision");
        assertThatThrownBy(() -> ChangedFiles.images(catalog, "v99"))
                .isInstanceOf(InputException.class)
                .hasMessage("--changed-since: git does not know 'v99^{commit}'");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        var git = new ProcessBuilder(command).directory(repository.toFile()).inheritIO();
        git.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_SYSTEM", "/dev/null"));
        assertThat(git.start().waitFor()).isZero();
    }
}
