package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine's own dpkg-deb writes packages, and its apt-get takes the index of them. */
class RepositoryIndexIT {
    @TempDir
    private Path folder;

    @Test
    void aptFindsAndFetchesWhatDpkgDebBuilt() throws Exception {
        var repository = Files.createDirectory(folder.resolve("repository"));
        build(repository, "hello-a", "1:1.0-1", "xz");
        build(repository, "hello-b", "2.0", "gzip");
        build(repository, "hello-c", "3.0", "none");
        var packages = PackageFolder.read(repository);
        RepositoryIndex.of(packages.files(), Instant.parse("2026-01-01T00:00:00Z"))
                .writeTo(repository);

        run(apt("update"));
        assertThat(run(apt("download", "hello-a", "hello-b", "hello-c", "--print-uris")))
                .contains("hello-a_1%3a1.0-1_all.deb", "hello-b_2.0_all.deb", "hello-c_3.0_all.deb");
        run(apt("download", "hello-a"));
        assertThat(folder.resolve("hello-a_1%3a1.0-1_all.deb"))
                .hasSameBinaryContentAs(repository.resolve("hello-a.deb"));
    }

    private void build(Path repository, String name, String version, String compression) throws Exception {
        var tree = Files.createDirectories(folder.resolve(name).resolve("DEBIAN"));
        Files.writeString(tree.resolve("control"), """
                Package: %s
                Version: %s
                Architecture: all
                Maintainer: Nobody <nobody@example.org>
                Description: a test
                 of a long description
                """.formatted(name, version));
        run(List.of(
                "dpkg-deb",
                "--root-owner-group",
                "-Z" + compression,
                "-b",
                folder.resolve(name).toString(),
                repository.resolve(name + ".deb").toString()));
    }

    /** With lists, cache and sources of its own. */
    private List<String> apt(String... words) throws IOException {
        Files.writeString(folder.resolve("sources.list"), "deb [trusted=yes] file:" + folder + "/repository ./\n");
        Files.createDirectories(folder.resolve("state/lists/partial"));
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        Files.writeString(folder.resolve("status"), "");
        var command = new ArrayList<>(List.of(
                "apt-get",
                "-o",
                "Dir::State=" + folder.resolve("state"),
                "-o",
                "Dir::State::status=" + folder.resolve("status"),
                "-o",
                "Dir::Cache=" + folder.resolve("cache"),
                "-o",
                "Dir::Etc::sourcelist=" + folder.resolve("sources.list"),
                "-o",
                "Dir::Etc::sourceparts=-",
                "-o",
                "Dir::Etc::preferencesparts=-",
                "-o",
                "APT::Sandbox::User=root"));
        command.addAll(List.of(words));
        return command;
    }

    private String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }
}
