package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SourceBuildIT {
    @TempDir
    private Path folder;

    private SourceBench bench;

    @BeforeEach
    void open() {
        bench = new SourceBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void folderBecomesAnImageThatRuns() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "hello");

        var built = bench.build(source, builder, bench.tag("page"));

        assertThat(bench.running(built.tag())).isEqualTo("hello");
        assertThat(bench.output).contains("assembled by 0");
        assertThat(bench.engine.images().inspect(built.tag()).orElseThrow().created())
                .isEqualTo(Instant.parse("1980-01-01T00:00:00Z"));
        assertThat(folder.resolve("cache/builds")).isEmptyDirectory();
    }

    @Test
    void committedHeadIsBuiltUnlessToldOtherwise() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "committed");
        var commit = bench.commit(source, "A page");
        Files.writeString(source.resolve("index.html"), "written");

        var built = bench.build(source, builder, bench.tag("page"));

        assertThat(bench.running(built.tag())).isEqualTo("committed");
        assertThat(bench.remarks)
                .containsExactly(
                        "what is not committed in " + source + " is not built; give --working-tree to build it");
        assertThat(bench.engine.images().inspect(built.tag()).orElseThrow().labels())
                .containsEntry("io.openshift.s2i.build.commit.id", commit)
                .containsEntry("io.openshift.s2i.build.commit.ref", "main")
                .containsEntry("io.openshift.s2i.build.commit.author", "Ann <ann@example.org>")
                .containsEntry("io.openshift.s2i.build.commit.date", "Mon May 6 07:08:09 2024 +0000")
                .containsEntry("io.openshift.s2i.build.commit.message", "A page")
                .containsEntry("io.openshift.s2i.build.image", builder)
                .containsEntry("io.openshift.s2i.build.source-location", source.toString());
    }

    @Test
    void sameCommitGivesTheSameImageOnCleanCaches() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source("page", "index.html", "hello", "deep/er/file", "x");
        bench.commit(source, "A page");
        var plain = Builder.ofImage(builder);
        var clean = BuildSettings.usual().withClean();

        var one = bench.build(source, plain, bench.tag("one"), clean);
        Thread.sleep(1100);
        var other = bench.build(source, plain, bench.tag("one"), clean);

        assertThat(bench.output).contains("assembled by 1001");
        assertThat(one.obstacles()).isEmpty();
        assertThat(layers(other)).isEqualTo(layers(one));
        assertThat(other.id()).isEqualTo(one.id());
    }

    @Test
    void builderWithoutNamesOfHostsGivesTheSameImageToo() throws Exception {
        var builder = bench.pageBuilder("stubless", true, "USER app");
        var source = bench.source("page", "index.html", "hello");
        var clean = BuildSettings.usual().withClean();

        var one = bench.build(source, Builder.ofImage(builder), bench.tag("one"), clean);
        Thread.sleep(1100);
        var other = bench.build(source, Builder.ofImage(builder), bench.tag("one"), clean);

        assertThat(one.obstacles()).isEmpty();
        assertThat(layers(other)).isEqualTo(layers(one));
        assertThat(bench.running(other.tag())).isEqualTo("hello");
    }

    @Test
    void nothingIsBuiltWhenNothingChanged() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "hello");
        var tag = bench.tag("page");

        var first = bench.build(source, builder, tag);
        var second = bench.build(source, builder, tag);

        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bench.output).containsExactly("== fetching the source");
    }

    private List<String> layers(Built built) {
        return bench.engine.images().inspect(built.id()).orElseThrow().layers();
    }
}
