package dev.slipway.catalog.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.ArtifactSettings;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real git and ansible-galaxy, on local repositories. */
@Timeout(120)
class AnsibleArtifactIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeRepositories() throws Exception {
        commit("words", "tasks/main.yml", "- debug: { msg: words }\n");
        role("words", "[]");
        role("phrase", "[{ name: words, src: \"git+" + url("words") + "\" }]");
        commit("site", "requirements.yml", "- { name: phrase, src: \"" + url("phrase") + "\", scm: git }\n");
        git("site", "tag", "v1");
    }

    @Test
    void holdsTheWholeTreeOfRolesAndIsMadeOnce() throws Exception {
        var artifact = settings("HEAD");

        assertThat(make(artifact)).isTrue();
        assertThat(names(artifact.file()))
                .containsExactly(
                        "site/",
                        "site/requirements.yml",
                        "site/roles/",
                        "site/roles/phrase/",
                        "site/roles/phrase/meta/",
                        "site/roles/phrase/meta/main.yml",
                        "site/roles/words/",
                        "site/roles/words/meta/",
                        "site/roles/words/meta/main.yml",
                        "site/roles/words/tasks/",
                        "site/roles/words/tasks/main.yml");
        assertThat(make(artifact)).isFalse();

        var before = Files.readAllBytes(artifact.file());
        AnsibleArtifact.clean(artifact);
        assertThat(artifact.file()).doesNotExist();
        assertThat(make(artifact)).isTrue();
        assertThat(Files.readAllBytes(artifact.file())).isEqualTo(before);
    }

    @Test
    void roleThatMovedBelowAnotherHasItMadeAgain() throws Exception {
        var artifact = settings("v1");
        make(artifact);
        commit("words", "tasks/more.yml", "- debug: { msg: more }\n");

        assertThat(make(artifact)).isTrue();
        assertThat(names(artifact.file())).contains("site/roles/words/tasks/more.yml");
        assertThat(make(artifact)).isFalse();
    }

    @Test
    void roleThatCannotBeResolvedIsNamed() throws Exception {
        role("phrase", "[{ name: gone, src: \"git+" + url("gone") + "\" }]");
        var artifact = settings("HEAD");

        assertThatThrownBy(() -> make(artifact))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith("ansible-galaxy failed:\n")
                .hasMessageContaining("gone was NOT installed successfully");
        assertThat(artifact.file()).doesNotExist();
    }

    @Test
    void refThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> make(settings("v9")))
                .isInstanceOf(InputException.class)
                .hasMessage("'v9' is no branch, tag or whole commit of " + folder.resolve("site"));
    }

    @Test
    void archiveThatSomebodyGaveIsTaken() throws Exception {
        var given = folder.resolve("given.tar.gz");
        archive(given, "site/greet.yml");
        var artifact = new ArtifactSettings("site", folder.resolve("artifacts/site-1.0.tar.gz"), given, null);

        assertThat(make(artifact)).isTrue();
        assertThat(names(artifact.file())).containsExactly("site/greet.yml");
        assertThat(make(artifact)).isFalse();
    }

    @Test
    void archiveThatLeadsOutOfItsFolderIsRefused() throws Exception {
        var given = folder.resolve("given.tar.gz");
        archive(given, "../../etc/passwd");
        var artifact = new ArtifactSettings("site", folder.resolve("artifacts/site-1.0.tar.gz"), given, null);

        assertThatThrownBy(() -> make(artifact))
                .isInstanceOf(InputException.class)
                .hasMessage(given + ": holds '../../etc/passwd', which leads out of its folder");
        assertThat(artifact.file()).doesNotExist();
    }

    @Test
    void artifactWithoutArchiveAndRepositoryIsExplained() {
        var absent = folder.resolve("absent.tar.gz");
        var artifact = new ArtifactSettings("site", folder.resolve("artifacts/site-1.0.tar.gz"), absent, null);

        assertThatThrownBy(() -> make(artifact))
                .hasMessage(
                        absent + ": is not there; give it, or name a git repository the artifact 'site' is made from");
    }

    private boolean make(ArtifactSettings artifact) throws InterruptedException {
        return new AnsibleArtifact(artifact, new Workspace(folder.resolve("workspace")), BuildLog.all(List.of()))
                .make();
    }

    private ArtifactSettings settings(String ref) {
        return new ArtifactSettings(
                "site",
                folder.resolve("artifacts/site-1.0.tar.gz"),
                null,
                new GitSource(folder.resolve("site").toString(), ref));
    }

    private String url(String repository) {
        return "file://" + folder.resolve(repository);
    }

    private void role(String name, String dependencies) throws Exception {
        commit(name, "meta/main.yml", "galaxy_info: { author: me }\ndependencies: " + dependencies + "\n");
    }

    private void commit(String repository, String path, String text) throws Exception {
        if (!Files.exists(folder.resolve(repository))) {
            Files.createDirectories(folder.resolve(repository));
            git(repository, "init", "--quiet", "--initial-branch=main");
        }
        var file = folder.resolve(repository).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git(repository, "add", "--all");
        git(repository, "-c", "user.name=me", "-c", "user.email=me@example.org", "commit", "--quiet", "-m", path);
    }

    private void git(String repository, String... words) throws Exception {
        var line =
                new ArrayList<>(List.of("git", "-C", folder.resolve(repository).toString()));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static void archive(Path file, String path) throws IOException {
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file));
                var tar = new TarWriter(gzip, Instant.EPOCH)) {
            tar.file(path, 0644, "text");
        }
    }

    private static List<String> names(Path archive) throws IOException {
        var names = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
