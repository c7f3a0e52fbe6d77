package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.source.build.BuildSettings.Scripts;
import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.ArtifactPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds that use again what the last one left, and builds that run in another image. */
@Timeout(180)
class IncrementalIT {
    private static final String ASSEMBLE = """
            #!/bin/sh
            if [ -d /tmp/artifacts ]; then echo with $(cat /tmp/artifacts/kept); else echo without; fi
            mkdir -p /app/deps && cp -R /tmp/src/. /app/ && cat /tmp/src/index.html > /app/deps/kept
            rm -rf /tmp/artifacts
            """;
    private static final String SAVE = "#!/bin/sh\ncd /app/deps && tar -cf - kept\n";

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
    void nextBuildGetsWhatTheLastOneSaved() throws Exception {
        var builder = saving("builder", SAVE);
        var source = bench.source("page", "index.html", "one");
        var tag = bench.tag("page");
        var settings = BuildSettings.usual().withIncremental();

        var first = bench.build(source, builder, tag, settings);
        assertThat(bench.remarks).containsExactly("there is no image of a last build; building clean");
        assertThat(bench.output).contains("without");
        assertThat(first.isIncremental()).isFalse();

        Files.writeString(source.resolve("index.html"), "two");
        var second = bench.build(source, builder, tag, settings);
        assertThat(bench.output).contains("with one");
        assertThat(second.isIncremental()).isTrue();
        assertThat(second.obstacles()).containsExactly("what the last build left was used");
        assertThat(bench.build(source, builder, tag, settings).isUnchanged()).isTrue();

        Files.writeString(source.resolve("index.html"), "three");
        bench.build(source, builder, tag, BuildSettings.usual());
        assertThat(bench.output).contains("without");
    }

    /** s2i promises a clean build then, and gives assemble what was saved until then. */
    @Test
    void failingSaveArtifactsMeansATrulyCleanBuild() throws Exception {
        var builder = saving("builder", "#!/bin/sh\ncd /app/deps && tar -cf - kept; exit 3\n");
        var source = bench.source("page", "index.html", "one");
        var tag = bench.tag("page");
        var settings = BuildSettings.usual().withIncremental();

        bench.build(source, builder, tag, settings);
        Files.writeString(source.resolve("index.html"), "two");
        var second = bench.build(source, builder, tag, settings);

        assertThat(bench.remarks).containsExactly("save-artifacts failed with exit code 3; building without artifacts");
        assertThat(bench.output).contains("without");
        assertThat(second.isIncremental()).isFalse();
    }

    /** In s2i a new script is used by the build after the next. */
    @Test
    void saveArtifactsOfTheSourceIsUsedAtOnce() throws Exception {
        var builder = saving("builder", SAVE);
        var source = bench.source("page", "index.html", "one");
        var tag = bench.tag("page");
        var settings = BuildSettings.usual().withIncremental();

        bench.build(source, builder, tag, settings);
        bench.source("page", ".s2i/bin/save-artifacts", "cd /app && echo other > kept && tar -cf - kept");
        bench.build(source, builder, tag, settings);

        assertThat(bench.output).contains("with other");
    }

    @Test
    void foldersKeptBetweenBuildsAreInNoImage() throws Exception {
        var builder =
                Builder.ofImage(bench.pageBuilder("builder", true, "USER app")).withCaches(List.of("/home/app/.cache"));
        var source = bench.source(
                "page",
                "index.html",
                "one",
                ".s2i/bin/assemble",
                "echo kept $(cat /home/app/.cache/count); echo x >> /home/app/.cache/count; cp -R /tmp/src/. /app/");
        var tag = bench.tag("page");

        var first = bench.build(source, builder, tag, BuildSettings.usual());
        assertThat(bench.output).contains("kept");
        Files.writeString(source.resolve("index.html"), "two");
        bench.build(source, builder, tag, BuildSettings.usual());
        assertThat(bench.output).contains("kept x");
        assertThat(bench.running(tag, "ls", "/home")).isEqualTo("ls: /home: No such file or directory\n");
        assertThat(first.obstacles()).isEmpty();

        bench.build(source, builder, tag, BuildSettings.usual().withClean());
        assertThat(bench.output).contains("kept").doesNotContain("kept x x", "kept x");
    }

    @Test
    void applicationRunsInAnotherImageAndIsStillBuiltIncrementally() throws Exception {
        var runtime = bench.builder(
                "runtime",
                true,
                Map.of(
                        "run",
                        "#!/bin/sh\necho runs; cat /srv/www/app/index.html\n",
                        "assemble-runtime",
                        "#!/bin/sh\necho at run time $(id -u); echo x > made\n"),
                SourceBench.LABEL,
                "RUN mkdir -p /srv/www /tmp && chmod 1777 /tmp /srv/www",
                "WORKDIR /srv/www",
                "USER app");
        var builder = saving("builder", SAVE)
                .withRuntime(runtime, List.of(ArtifactPath.parse("/app"), ArtifactPath.parse("/app/deps/kept:lib")));
        var source = bench.source("page", "index.html", "one");
        var tag = bench.tag("page");
        var settings = BuildSettings.usual().withIncremental();

        var first = bench.build(source, builder, tag, settings);
        assertThat(bench.output).contains("without", "at run time 1001");
        assertThat(bench.running(tag)).isEqualTo("runs\none");
        assertThat(bench.running(tag, "ls", "/srv/www", "/srv/www/lib").lines())
                .containsExactly("/srv/www:", "app", "lib", "made", "", "/srv/www/lib:", "kept");
        assertThat(first.obstacles()).isEmpty();
        assertThat(bench.engine.images().inspect(tag).orElseThrow().config().command())
                .containsExactly("/usr/libexec/s2i/run");

        Files.writeString(source.resolve("index.html"), "two");
        var second = bench.build(source, builder, tag, settings);
        bench.engine.images().removeForcibly(Preparation.keptName(tag));
        assertThat(bench.output).contains("with one");
        assertThat(second.isIncremental()).isTrue();
        assertThat(bench.running(tag)).isEqualTo("runs\ntwo");
    }

    /** s2i looks at the user of the builder only. */
    @Test
    void usersOfTheRuntimeImageMustBeAllowedToo() throws Exception {
        var runtime = bench.builder("runtime", true, Map.of(), "RUN mkdir -m 1777 /tmp", "USER 1002");
        var builder = saving("builder", SAVE).withRuntime(runtime, List.of(ArtifactPath.parse("/app")));
        var settings = BuildSettings.usual().with(new Scripts("", "", "1001", "", AllowedUsers.parse("1000-1001")));

        assertThatThrownBy(() ->
                        bench.build(bench.source("page", "index.html", "x"), builder, bench.tag("page"), settings))
                .hasMessage("assemble-runtime would run as user '1002' in " + runtime
                        + ", but --allowed-uids permits only 1000-1001; give --assemble-user with an allowed number");
    }

    private Builder saving(String name, String save) throws Exception {
        return Builder.ofImage(bench.builder(
                name,
                true,
                Map.of("assemble", ASSEMBLE, "run", SourceBench.RUN, "save-artifacts", save),
                SourceBench.LABEL,
                "RUN mkdir -m 1777 /tmp /app",
                "USER app"));
    }
}
