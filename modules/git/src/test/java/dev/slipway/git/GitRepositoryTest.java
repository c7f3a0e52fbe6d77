package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.yaml.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitRepositoryTest {
    @TempDir
    private Path folder;

    private Path work = Path.of("");
    private GitRepository repository = new GitRepository("");
    private String first = "";

    @BeforeEach
    void commit() throws Exception {
        work = Files.createDirectory(folder.resolve("work"));
        repository = new GitRepository(work.toString());
        git("init", "--quiet", "--initial-branch=main");
        first = commit("one");
        git("tag", "-a", "-m", "first", "v1");
        git("branch", "side/v1");
    }

    @Test
    void branchesTagsAndCommitsAreFound() throws Exception {
        var second = commit("two");

        assertThat(repository.commit("HEAD")).isEqualTo(second);
        assertThat(repository.commit("main")).isEqualTo(second);
        assertThat(repository.commit("refs/heads/main")).isEqualTo(second);
        assertThat(repository.commit("v1")).isEqualTo(first);
        assertThat(repository.commit("side/v1")).isEqualTo(first);
        assertThat(repository.commit(first)).isEqualTo(first);
    }

    @Test
    void filesOfACommitAreRead() throws Exception {
        commit("two");
        var copy = folder.resolve("copies/a.git");

        assertThat(archive(first, copy)).containsExactly("source/one");
        assertThat(archive(repository.commit("HEAD"), copy)).containsExactly("source/one", "source/two");
        Files.move(work, folder.resolve("away"));
        assertThat(archive(first, copy)).containsExactly("source/one");
    }

    @Test
    void refThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> repository.commit("v9"))
                .isInstanceOf(InputException.class)
                .hasMessage("'v9' is no branch, tag or whole commit of " + work);
        assertThatThrownBy(() -> repository.commit(first.substring(0, 8)))
                .hasMessage("'" + first.substring(0, 8) + "' is no branch, tag or whole commit of " + work);
    }

    @Test
    void repositoryThatIsNotThereIsNamedInGitsWords() {
        var absent = folder.resolve("absent");

        assertThatThrownBy(() -> new GitRepository(absent.toString()).commit("HEAD"))
                .isInstanceOf(InputException.class)
                .hasMessage("git ls-remote of " + absent + " failed: fatal: '" + absent
                        + "' does not appear to be a git repository");
    }

    private List<String> archive(String commit, Path copy) throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        repository.archive(commit, copy, "source/", bytes);
        var names = new ArrayList<String>();
        var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private String commit(String file) throws Exception {
        Files.writeString(work.resolve(file), file);
        git("add", "--all");
        git("-c", "commit.gpgsign=false", "commit", "--quiet", "--message=" + file);
        return git("rev-parse", "HEAD");
    }

    private String git(String... words) throws Exception {
        var line = new ArrayList<>(List.of("git", "-c", "user.name=test", "-c", "user.email=test@example.org"));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
