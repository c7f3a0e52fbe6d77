package dev.slipway.source.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.engine.api.LabelFilter;
import dev.slipway.source.build.BuildSettings.Limits;
import dev.slipway.source.build.BuildSettings.Scripts;
import dev.slipway.source.build.SourceBuildException.Kind;
import dev.slipway.source.contract.AllowedUsers;
import dev.slipway.source.contract.Injection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ContractIT {
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

    /** s2i says such a build is done, and assemble never ran. */
    @Test
    void entrypointThatStartsNothingKeepsNoScriptFromRunning() throws Exception {
        var builder = bench.pageBuilder("builder", false, "ENTRYPOINT [\"/bin/echo\", \"entry\"]");

        var built = bench.build(bench.source("page", "index.html", "hello"), builder, bench.tag("page"));

        assertThat(bench.output).contains("assembled by 0");
        assertThat(bench.running(built.tag())).isEqualTo("entry /usr/libexec/s2i/run\n");
    }

    /** Of s2i every failing assemble ends with 13, and the build with 1. */
    @Test
    void failingAssembleIsToldWithItsExitCodeAndLastLines() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source(
                "page", "index.html", "x", ".s2i/bin/assemble", "#!/bin/sh\necho compiling\necho no\nexit 7\n");
        var tag = bench.tag("page");

        var fault = catchThrowableOfType(SourceBuildException.class, () -> bench.build(source, builder, tag));

        assertThat(fault).hasMessage("assemble failed with exit code 7");
        assertThat(fault.kind()).isEqualTo(Kind.FAILED);
        assertThat(fault.lastLines()).containsExactly("compiling", "no");
        assertThat(bench.engine.images().inspect(tag)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void scriptsOfTheSourceGoBeforeThoseOfTheImageEachByItself() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source(
                "page",
                "index.html",
                "hello",
                ".s2i/bin/assemble",
                "cp -R /tmp/src/. /app/; ls -A /tmp/src/.s2i/bin; ls /tmp/scripts; echo own > /app/own");

        var built = bench.build(source, builder, bench.tag("page"));

        assertThat(bench.output).contains("assemble");
        assertThat(bench.running(built.tag())).isEqualTo("hello");
        assertThat(bench.running(built.tag(), "cat", "/app/own")).isEqualTo("own\n");
    }

    @Test
    void environmentOfSourceAndCallerIsThatOfBuildAndImage() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source(
                "page",
                "index.html",
                "hello",
                ".s2i/environment",
                "# comment\nA=1\nB=two words $HOME \"x\"\nnothing\n",
                ".s2i/bin/assemble",
                "echo \"A=$A B=$B C=$C time=$SOURCE_DATE_EPOCH\"");
        var environment = new LinkedHashMap<String, String>();
        environment.put("C", "3");
        environment.put("A", "4");

        var built = bench.build(
                source,
                Builder.ofImage(builder),
                bench.tag("page"),
                BuildSettings.usual().withEnvironment(environment));

        assertThat(bench.output).contains("A=4 B=two words $HOME \"x\" C=3 time=315532800");
        assertThat(bench.engine
                        .images()
                        .inspect(built.id())
                        .orElseThrow()
                        .config()
                        .env())
                .contains("A=4", "B=two words $HOME \"x\"", "C=3")
                .doesNotContain("A=1")
                .noneMatch(one -> one.startsWith("SOURCE_DATE_EPOCH"));
    }

    /** s2i leaves them as empty files, with two files of its own. */
    @Test
    void injectedFilesAreSeenByScriptsAndLeaveNothing() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var secrets = bench.source("secrets", "token", "s3cret", "deep/key", "k3y");
        var source = bench.source(
                "page",
                "index.html",
                "hello",
                ".s2i/bin/assemble",
                "cat /opt/app/etc/token /opt/app/etc/deep/key; echo; ls -ln /opt/app/etc/token; cp -R /tmp/src/. /app/");
        var settings = BuildSettings.usual().withInjections(List.of(new Injection(secrets, "/opt/app/etc")));

        var built = bench.build(source, Builder.ofImage(builder), bench.tag("page"), settings);

        assertThat(bench.output).contains("s3cretk3y");
        assertThat(bench.running(built.tag(), "find", "/opt", "/tmp", "/dev/slipway")
                        .lines())
                .containsExactlyInAnyOrder(
                        "find: /opt: No such file or directory",
                        "/tmp",
                        "/tmp/scripts",
                        "/tmp/scripts/assemble",
                        "/tmp/src",
                        "/tmp/src/.s2i",
                        "/tmp/src/.s2i/bin",
                        "/tmp/src/index.html",
                        "find: /dev/slipway: No such file or directory");
        assertThat(built.obstacles()).isEmpty();
    }

    @Test
    void usersAreThoseOfFlagLabelAndImageInThisOrder() throws Exception {
        var builder = bench.pageBuilder("builder", true, "LABEL io.openshift.s2i.assemble-user=1005", "USER app");
        var source = bench.source("page", "index.html", "x", ".s2i/bin/assemble", "id; echo $HOME");
        var other = BuildSettings.usual().with(new Scripts("", "", "app", "", AllowedUsers.all()));

        var built = bench.build(source, builder, bench.tag("page"));
        assertThat(bench.output).contains("uid=1005 gid=0(root)", "/");
        assertThat(bench.engine
                        .images()
                        .inspect(built.id())
                        .orElseThrow()
                        .config()
                        .user())
                .isEqualTo("app");

        bench.build(source, Builder.ofImage(builder), bench.tag("page"), other);
        assertThat(bench.output).contains("uid=1001(app) gid=1002(app) groups=1002(app),1003(more)", "/home/app");
    }

    @Test
    void userWithoutSetprivBuildsTooAndWhatIsNotReproducibleIsSaid() throws Exception {
        var builder = bench.pageBuilder("builder", false, "USER app");

        var built = bench.build(bench.source("page", "index.html", "hello"), builder, bench.tag("page"));

        assertThat(bench.output).contains("assembled by 1001");
        assertThat(bench.running(built.tag())).isEqualTo("hello");
        assertThat(built.obstacles())
                .containsExactly(builder + " has neither setpriv nor chroot to become its user with");
    }

    @Test
    void usersThatAreNotAllowedBuildNothing() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source("page", "index.html", "x");
        var settings = BuildSettings.usual().with(new Scripts("", "", "", "", AllowedUsers.parse("1000-1001")));

        assertThatThrownBy(() -> bench.build(source, Builder.ofImage(builder), bench.tag("page"), settings))
                .hasMessage("assemble would run as user 'app' in " + builder
                        + ", but --allowed-uids permits only 1000-1001; give --assemble-user with an allowed number");
    }

    @Test
    void whatNoBuilderHasIsSaidBeforeAnythingIsBuilt() throws Exception {
        var bare = bench.builder("bare", false, Map.of(), "CMD [\"sh\"]");
        var unexecutable = bench.builder(
                "unexecutable",
                false,
                Map.of("assemble", "x"),
                SourceBench.LABEL,
                "RUN mkdir -m 1777 /tmp && chmod 644 /usr/libexec/s2i/assemble");
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source("page", "index.html", "x");

        assertThatThrownBy(() -> bench.build(source, bare, ""))
                .hasMessage("builder image " + bare
                        + " has no folder '/tmp' to put the source into; give another --destination");
        assertThatThrownBy(() -> bench.build(
                        source,
                        Builder.ofImage(bare),
                        "",
                        BuildSettings.usual().with(new Scripts("", "/bin", "", "", AllowedUsers.all()))))
                .hasMessage("no assemble script: the source has no .s2i/bin/assemble, and " + bare
                        + " has no label io.openshift.s2i.scripts-url; is it a builder image?");
        assertThatThrownBy(() -> bench.build(source, unexecutable, ""))
                .hasMessage("script '/usr/libexec/s2i/assemble' of " + unexecutable
                        + " is not executable; chmod it to 0755 in the image");
        assertThatThrownBy(() -> bench.build(
                        source,
                        Builder.ofImage(builder),
                        "",
                        BuildSettings.usual().with(new Scripts("", "/bin", "", "", AllowedUsers.all()))))
                .hasMessage("user app may not write to the destination '/bin'");
        assertNothingIsLeft();
    }

    @Test
    void imageThatIsNotThereIsNotAskedForWhenItMustNotBePulled() throws Exception {
        var source = bench.source("page", "index.html", "x");
        var never = BuildSettings.usual().withPull(PullPolicy.NEVER);

        assertThatThrownBy(() -> bench.build(source, Builder.ofImage("no.example/x:1"), "", never))
                .hasMessage("there is no builder image 'no.example/x:1' in the engine, and --pull-policy is never");
        assertThatThrownBy(() -> bench.build(source, "no.example/x:1", ""))
                .hasMessageStartingWith("cannot pull the builder image 'no.example/x:1': ");
    }

    @Test
    void buildThatNeverEndsIsEnded() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "x", ".s2i/bin/assemble", "echo waiting; sleep 1000");
        var settings = BuildSettings.usual().withTimeout(Duration.ofSeconds(5));

        var fault = catchThrowableOfType(
                SourceBuildException.class,
                () -> bench.build(source, Builder.ofImage(builder), bench.tag("page"), settings));

        assertThat(fault).hasMessage("the build took longer than 5 s and was cancelled");
        assertThat(fault.kind()).isEqualTo(Kind.TIMED_OUT);
        assertNothingIsLeft();
    }

    @Test
    void interruptedBuildLeavesNothing() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source("page", "index.html", "x", ".s2i/bin/assemble", "echo waiting; sleep 1000");
        var ended = new CompletableFuture<Throwable>();
        var tag = bench.tag("page");
        var thread = Thread.startVirtualThread(() -> {
            try {
                bench.build(source, builder, tag);
                ended.complete(new AssertionError("it was built"));
            } catch (InterruptedException | RuntimeException e) {
                ended.complete(e);
            }
        });
        while (!bench.output.contains("waiting") && !ended.isDone()) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(bench.engine.images().inspect(tag)).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void scriptThatUsesTooMuchMemoryIsEnded() throws Exception {
        var builder = bench.pageBuilder("builder", true, "USER app");
        var source = bench.source(
                "page", "index.html", "x", ".s2i/bin/assemble", "echo filling; tail /dev/zero & sleep 60; echo done");
        var settings = BuildSettings.usual().withLimits(new Limits(64 << 20, 1));

        assertThatThrownBy(() -> bench.build(source, Builder.ofImage(builder), bench.tag("page"), settings))
                .hasMessageMatching("the script was ended: it used [0-9]+ KiB of memory, and may use 65536");
        assertThat(bench.output).contains("filling").doesNotContain("done");
    }

    @Test
    void labelsOfImageMetadataAreThoseOfTheImage() throws Exception {
        var builder = bench.pageBuilder("builder", false);
        var source = bench.source(
                "page",
                "index.html",
                "x",
                ".s2i/bin/assemble",
                "mkdir -p /tmp/.s2i; echo '{\"labels\":[{\"colour\":\"blue\"},{\"size\":\"1\"}]}' > /tmp/.s2i/image_metadata.json");

        var built = bench.build(source, builder, bench.tag("page"));

        assertThat(bench.engine.images().inspect(built.id()).orElseThrow().labels())
                .containsEntry("colour", "blue")
                .containsEntry("size", "1");
    }

    private void assertNothingIsLeft() {
        assertThat(folder.resolve("cache/builds")).isEmptyDirectory();
        assertThat(bench.engine.containers().list(LabelFilter.equal("slipway-test", bench.run)))
                .isEmpty();
    }
}
