package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.Engine;
import dev.slipway.testing.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    BuildCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop().withShop();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void progressIsALineForEachBeginAndEnd() {
        assertThat(timeless(shop().run("images build page -j 1"))).isEqualTo(new Result(0, "", """
                        3 to build, 0 current
                        base …
                        base built in TIME, 1 B
                        web …
                        web built in TIME, 1 B
                        page …
                        page built in TIME, 1 B
                        3 built, 0 current in TIME; longest way: base → web → page
                        """));
    }

    @Test
    void nothingIsBuiltTwice() {
        shop().run("images build");

        assertThat(shop().run("images build")).isEqualTo(new Result(0, "", "nothing to build: 4 current\n"));
        assertThat(engine.builds()).hasSize(4);
    }

    @Test
    void failureShowsItsCauseTheEndOfItsLogAndWhatItStopped() {
        shop().run("images build web");
        engine.failBuild("shop/page", "make: *** No rule to make target 'all'.\nexit code: 2", 1);

        var log = folder.resolve("state/slipway/images/shop/logs/page.log");
        assertThat(timeless(shop().run("images build"))).isEqualTo(new Result(1, "", """
                        2 to build, 2 current
                        page …
                        page failed after TIME
                        store blocked: page

                        page failed: [4/4] LABEL "tier"="front": exit code 2
                          | make: *** No rule to make target 'all'.
                          stopped: store
                          log: %s

                        0 built, 2 not built, 2 current in TIME
                        """.formatted(log)));
    }

    @Test
    void otherImagesAreBuiltInSpiteOfAFailure() {
        engine.failBuild("shop/web", "exit code: 2", 1);

        var result = shop().run("images build base web store");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("store blocked: web", "  stopped: page, store\n", "1 built, 3 not built");
    }

    @Test
    void retryIsAnnounced() {
        engine.failBuild("shop/base", "dial tcp 10.0.0.1:443: i/o timeout", 1);

        assertThat(timeless(shop().run("images build base --retries 1"))).isEqualTo(new Result(0, "", """
                        1 to build, 0 current
                        base …
                        base attempt 2 in TIME: dial tcp 10.0.0.1:443: i/o timeout
                        base built in TIME, 1 B
                        1 built, 0 current in TIME
                        """));
    }

    @Test
    void imageThatTakesTooLongIsNamed() {
        engine.delayBuild("shop/base", Duration.ofMinutes(1));

        var result = timeless(shop().run("images build base --timeout 500ms"));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("base timed out after TIME\n", "base took longer than TIME and was cancelled\n  log: ");
    }

    @Test
    void childrenThatNeedNoBuildAreCountedByThemselves() {
        shop().run("images build");
        try (var client = Engine.open(engine.address())) {
            client.images().remove("shop/base:v1");
        }

        var result = timeless(shop().run("images build"));

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("web unchanged\n", "page unchanged\n", "store unchanged\n")
                .contains("\n1 built, 3 unchanged, 0 current in TIME");
    }

    @Test
    void interruptCancelsAndSaysHowFarItCame() throws Exception {
        engine.delayBuild("shop/web", Duration.ofMinutes(1));
        var result = new CompletableFuture<Result>();
        var command = Thread.ofVirtual().start(() -> result.complete(shop().run("images build")));
        var deadline = Instant.now().plusSeconds(20);
        while (engine.builds().size() < 2) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }

        command.interrupt();

        var ended = timeless(result.get(20, TimeUnit.SECONDS));
        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).endsWith("""
                        web cancelled
                        page cancelled
                        store cancelled
                        interrupted: 1 built, 3 not built, 0 current in TIME; longest way: base → web
                        """);
    }

    @Test
    void terminalShowsRunningImagesUnderThoseThatAreDone() {
        engine.delayBuild("shop/web", Duration.ofMillis(1500));

        var err = timeless(shop().withTerminal(80).run("images build web")).err();

        assertThat(err)
                .contains("\u001b[32mbase built in TIME, 1 B\u001b[0m\n", "1 of 2 done, TIME\n", "\u001b[1A\u001b[J")
                .containsPattern("  web +TIME  starting\n")
                .endsWith("\u001b[J2 built, 0 current in TIME; longest way: base → web\n");
    }

    @Test
    void terminalWithoutColourStillHasALiveView() {
        engine.failBuild("shop/base", "exit code: 1", 1);

        var err = shop().withTerminal(80)
                .withVariable("NO_COLOR", "1")
                .run("images build web")
                .err();

        assertThat(err).contains("\u001b[1A\u001b[J").doesNotContain("\u001b[31m", "\u001b[32m", "\u001b[0m");
        assertThat(shop().withTerminal(80).run("images build web").err()).contains("\u001b[32m");
    }

    @Test
    void runningLinesFitTheTerminal() throws IOException {
        shop().with("images/base/Dockerfile", "FROM scratch", "LABEL text=" + "x".repeat(200));
        engine.delayBuild("shop/base", Duration.ofMillis(1500));

        var err = shop().withTerminal(30).run("images build base").err();

        assertThat(err.replaceAll("\u001b\\[[0-9]*[A-Za-z]", "").lines())
                .filteredOn(line -> line.startsWith("  base") || line.contains(" of 1 done"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(30));
    }

    private Workbench shop() {
        return new Workbench(folder, engine.address());
    }

    private static Result timeless(Result result) {
        return new Result(
                result.code(), result.out(), result.err().replaceAll("[0-9]+\\.[0-9] s|\\b[0-9]+ s\\b", "TIME"));
    }
}
