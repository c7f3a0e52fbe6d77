package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.ImageReference;
import dev.slipway.source.artifact.Artifact;
import dev.slipway.source.artifact.ArtifactStore;
import dev.slipway.source.artifact.Rebuild;
import dev.slipway.source.input.SourceLocation;
import dev.slipway.source.input.SourceRequest;
import dev.slipway.source.input.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builders that build by themselves or have no shell, Dockerfiles for others, and artifacts built again. */
@Timeout(180)
class OtherBuildersIT {
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

    /** s2i drops -e there, and writes no labels. */
    @Test
    void builderWithTriggersBuildsWithVariablesAndLabels() throws Exception {
        var builder = bench.builder(
                "builder",
                false,
                Map.of(),
                "WORKDIR /app",
                "ONBUILD COPY . /app/",
                "ONBUILD RUN echo triggered > /app/t");
        var source = bench.source(
                "page",
                "run.sh",
                "#!/bin/sh\ncat /app/t /app/made; echo $A $B\n",
                ".s2i/environment",
                "A=1",
                ".s2i/bin/assemble",
                "echo assembled > made");
        assertThat(source.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        var settings = BuildSettings.usual().withEnvironment(Map.of("B", "2"));

        var built = bench.build(source, Builder.ofImage(builder), bench.tag("page"), settings);

        assertThat(bench.running(built.tag())).isEqualTo("triggered\nassembled\n1 2\n");
        assertThat(bench.engine.images().inspect(built.id()).orElseThrow().labels())
                .containsEntry("io.openshift.s2i.build.image", builder);
        assertThat(built.obstacles())
                .containsExactly("nothing sets the times of what the ONBUILD instructions of " + builder + " make");
    }

    @Test
    void builderWithoutShellRunsItsScriptsDirectly() throws Exception {
        var tag = bench.tag("bare");
        bench.engine
                .builds()
                .build(
                        BuildRequest.of(out -> {
                                    try (var tar = new TarWriter(out, Instant.EPOCH)) {
                                        tar.file("Dockerfile", 0644, """
                                                FROM scratch
                                                COPY s2i/ /s2i/
                                                COPY empty/ /tmp/
                                                LABEL io.openshift.s2i.scripts-url=image:///s2i
                                                """);
                                        tar.directory("empty", 0755);
                                        tar.file("s2i/assemble", 0755, Path.of("/bin/busybox"));
                                    }
                                })
                                .withTags(List.of(tag)),
                        _ -> {});
        var source = bench.source("page", "index.html", "hello");

        // Busybox called 'assemble' knows no such program, and says so with exit code 127.
        assertThatThrownBy(() -> bench.build(source, tag, bench.tag("page")))
                .hasMessage("assemble failed with exit code 127");
    }

    @Test
    void writtenDockerfileIsBuiltByOthersAndRunsTheSame() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source("page", "index.html", "hello", ".s2i/environment", "B=2\nA=1");
        bench.commit(source, "A page");
        var request = SourceRequest.of(SourceLocation.parse(source.toString(), folder));
        var build = bench.of(request, Builder.ofImage(builder), "page:1", BuildSettings.usual());
        var again = bench.of(request, Builder.ofImage(builder), "page:1", BuildSettings.usual());

        build.write(folder.resolve("out"));
        again.write(folder.resolve("again"));

        assertThat(SourceTree.of(folder.resolve("out")).digest())
                .isEqualTo(SourceTree.of(folder.resolve("again")).digest());
        assertThatThrownBy(() -> bench.of(request, Builder.ofImage(builder), "", BuildSettings.usual())
                        .write(folder.resolve("out")))
                .hasMessage(folder.resolve("out") + ": is not empty");
        var tag = bench.tag("written");
        var context = SourceTree.of(folder.resolve("out"));
        try (var session = bench.engine.builds().openSession(Map.of(), Map.of())) {
            var plain = BuildRequest.of(out -> {
                try (var tar = new TarWriter(out, Instant.EPOCH)) {
                    context.writeTo(tar, "");
                }
            });
            bench.engine.builds().build(plain.withTags(List.of(tag)).withSession(session), _ -> {});
        }
        assertThat(bench.running(tag)).isEqualTo("hello");
        assertThat(bench.engine.images().inspect(tag).orElseThrow().config().user())
                .isEqualTo("app");
    }

    /** s2i builds the head of the branch, with the builder's own scripts and without the variables. */
    @Test
    void artifactIsBuiltAgainJustAsItWas() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source("page", "index.html", "one", ".s2i/bin/assemble", "cp -R /tmp/src/. /app/; echo own");
        bench.commit(source, "One");
        bench.git(source, "tag", "v1");
        Files.writeString(source.resolve("index.html"), "two");
        bench.commit(source, "Two");
        var request = SourceRequest.of(SourceLocation.parse(source.toString(), folder))
                .withRef("v1");
        var settings = BuildSettings.usual().withEnvironment(Map.of("A", "1"));
        var first = bench.build(request, Builder.ofImage(builder), bench.tag("page"), settings);
        var store = new ArtifactStore(folder.resolve("artifacts"));
        var artifact = new Artifact(first, request, settings, List.of());
        store.add(artifact);
        bench.git(source, "tag", "--force", "v1");
        var moved = bench.pageBuilder("other", true);
        bench.engine.images().tag(moved, ImageReference.parse(builder));

        var found = store.find(first.id().substring(7, 15)).orElseThrow();
        var again = Rebuild.of(found);
        var second = bench.build(again.source(), again.builder(), first.tag(), again.settings());

        assertThat(bench.running(first.tag())).isEqualTo("one");
        assertThat(bench.output).contains("own");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(bench.engine
                        .images()
                        .inspect("slipway-pinned:" + first.builderId().substring(7, 23)))
                .isEmpty();
    }

    @Test
    void folderThatHasChangedSinceIsNotBuiltAgain() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "one");
        var request = SourceRequest.of(SourceLocation.parse(source.toString(), folder));
        var built = bench.build(request, Builder.ofImage(builder), bench.tag("page"), BuildSettings.usual());
        Files.writeString(source.resolve("index.html"), "two");
        var again = Rebuild.of(new Artifact(built, request, BuildSettings.usual(), List.of()));

        assertThatThrownBy(() -> bench.build(again.source(), again.builder(), built.tag(), again.settings()))
                .hasMessage(
                        "the source " + source + " is not in git, and has changed since it was built; build it anew");
    }

    @Test
    void usageLeavesNothingBehind() throws Exception {
        var builder = bench.builder("builder", false, Map.of("usage", "#!/bin/sh\necho use me\n"), SourceBench.LABEL);
        var before = bench.engine.images().list().size();

        assertThat(UsageScript.of(bench.engine, builder)).contains("/usr/libexec/s2i/usage");
        assertThat(UsageScript.of(bench.engine, bench.builder("plain", false, Map.of())))
                .isEmpty();
        assertThat(bench.engine.images().list()).hasSizeLessThanOrEqualTo(before + 1);
    }
}
