package dev.slipway.source.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SourceReaderTest {
    @TempDir
    private Path folder;

    private Path source = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        write("a", "1");
        write("sub/b", "2");
    }

    @Test
    void placesAreToldApart() throws Exception {
        Files.writeString(folder.resolve("x.tar.gz"), "");
        Files.writeString(folder.resolve("x.war"), "");
        Files.writeString(folder.resolve("x.txt"), "");

        assertThat(parse("https://h.example/r.git#v1"))
                .isEqualTo(new SourceLocation.Git("https://h.example/r.git", "v1"));
        assertThat(parse("git@h.example:r.git")).isEqualTo(new SourceLocation.Git("git@h.example:r.git", ""));
        assertThat(parse("source#main")).isEqualTo(new SourceLocation.Folder(source, "main"));
        assertThat(parse("file://" + source)).isEqualTo(new SourceLocation.Git("file://" + source, ""));
        assertThat(parse("x.tar.gz")).isEqualTo(new SourceLocation.Archive(folder.resolve("x.tar.gz")));
        assertThat(parse("x.war")).isEqualTo(new SourceLocation.Binary(folder.resolve("x.war")));
        assertThatThrownBy(() -> parse("x.txt"))
                .hasMessage(
                        "'x.txt' is neither a folder nor an archive (.tar, .tar.gz, .tgz, .tar.bz2, .tar.xz, .zip) nor"
                                + " built already (.war, .jar, .ear)");
        assertThatThrownBy(() -> parse("absent"))
                .hasMessageStartingWith("there is no source 'absent'; expected a folder, an archive (.tar, ");
        assertThatThrownBy(() -> parse("file://host/x")).hasMessage("'file://host/x' names a host; write file:///PATH");
    }

    @Test
    void folderOutsideOfGitIsTakenAsItIs() throws Exception {
        write(".s2iignore", "sub\n");

        var read = read(SourceRequest.of(parse("source")));

        assertThat(read.files().paths()).containsExactly(Path.of(".s2iignore"), Path.of("a"));
        assertThat(read.revision()).isEqualTo(new Revision(source.toString(), source.toString(), "", "", null, false));
        assertThatThrownBy(() -> read(SourceRequest.of(parse("source#main"))))
                .hasMessage(source + " is in no git repository, and so has no 'main'");
    }

    @Test
    void folderWithinARepositoryIsThatOfItsLastCommit() throws Exception {
        var commit = commit();
        write("sub/b", "changed");
        write("sub/new", "new");

        var read = read(SourceRequest.of(parse("source/sub")));
        assertThat(read.files().text("b")).contains("2");
        assertThat(read.files().paths()).containsExactly(Path.of("b"));
        assertThat(read.revision().ofCommit().orElseThrow().id()).isEqualTo(commit);
        assertThat(read.revision().ref()).isEqualTo("main");

        var working = read(SourceRequest.of(parse("source/sub")).withWorkingTree());
        assertThat(working.files().text("b")).contains("changed");
        assertThat(working.revision().isExact()).isFalse();
        assertThat(working.revision().time()).isEqualTo(read.revision().time());
    }

    @Test
    void refsAreBranchesTagsAndAbbreviatedCommitsHereAndAfar() throws Exception {
        var first = commit();
        git("tag", "v1");
        write("a", "2");
        commit();

        for (var place : List.of("source", "file://" + source)) {
            for (var ref : List.of("v1", first, first.substring(0, 9))) {
                var read = read(SourceRequest.of(parse(place)).withRef(ref));
                assertThat(read.files().text("a")).as(place + " " + ref).contains("1");
                assertThat(read.revision().ref()).isEqualTo(ref);
            }
        }
        assertThatThrownBy(() -> read(SourceRequest.of(parse("source#v9"))))
                .hasMessage("'v9' is no branch, tag or commit of " + source.toRealPath());
        assertThatThrownBy(() -> read(SourceRequest.of(parse("file://" + source + "#v9"))))
                .hasMessage("'v9' is no branch, tag or whole commit of file://" + source);
    }

    @Test
    void submodulesAreTakenUnlessToldOtherwise() throws Exception {
        commit();
        var outer = Files.createDirectory(folder.resolve("outer"));
        source = outer;
        write("own", "x");
        commit();
        git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                folder.resolve("source").toString(),
                "inner");
        commit();

        var without = read(SourceRequest.of(parse("outer")).withoutSubmodules());
        assertThat(without.files().text("inner/a")).isEmpty();
        assertThat(without.files().text("own")).contains("x");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertThatThrownBy(() -> read(SourceRequest.of(parse("source")).withContextDir("none")))
                .isInstanceOf(InputException.class)
                .hasMessage("--context-dir: the source " + source + " has no folder 'none'");
        assertThatThrownBy(() -> read(SourceRequest.of(parse("source")).withContextDir("../..")))
                .hasMessage("--context-dir: the source " + source + " has no folder '../..'");
        git("init", "--quiet", "--initial-branch=main");
        assertThatThrownBy(() -> read(SourceRequest.of(parse("source"))))
                .hasMessage(source + ": is a git repository without a commit; commit, or give --working-tree");
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> read(SourceRequest.of(parse("empty"))))
                .hasMessage("the source " + empty + " has no files");
    }

    @Test
    void digestsDependOnNamesKindsAndContents() throws Exception {
        var before = SourceTree.of(source).digest();

        Files.setLastModifiedTime(source.resolve("a"), FileTime.fromMillis(0));
        assertThat(SourceTree.of(source).digest()).isEqualTo(before);
        assertThat(source.resolve("a").toFile().setExecutable(true)).isTrue();
        assertThat(SourceTree.of(source).digest()).isNotEqualTo(before);
    }

    private SourceLocation parse(String text) {
        return SourceLocation.parse(text, folder);
    }

    private Source read(SourceRequest request) throws Exception {
        return new SourceReader(folder.resolve("copies"), Files.createTempDirectory(folder, "work")).read(request);
    }

    private void write(String path, String text) throws IOException {
        var file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String commit() throws Exception {
        if (!Files.exists(source.resolve(".git"))) {
            git("init", "--quiet", "--initial-branch=main");
        }
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message=x");
        return git("rev-parse", "HEAD");
    }

    private String git(String... words) throws Exception {
        var line = new ArrayList<>(List.of(
                "git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line)
                .directory(source.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
