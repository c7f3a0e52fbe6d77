package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class WorkspaceTest {
    @TempDir
    private Path folder;

    @Test
    void liesInTheStateFolderOfTheUser() {
        assertThat(Workspace.of("shop", Map.of("HOME", "/home/ann")).report())
                .isEqualTo(Path.of("/home/ann/.local/state/slipway/images/shop/report.json"));
        assertThat(Workspace.of("shop", Map.of("HOME", "/home/ann", "XDG_STATE_HOME", "/state"))
                        .log("web"))
                .isEqualTo(Path.of("/state/slipway/images/shop/logs/web.log"));
        assertThat(Workspace.of("shop", Map.of("HOME", "/home/ann", "XDG_STATE_HOME", ""))
                        .report())
                .isEqualTo(Path.of("/home/ann/.local/state/slipway/images/shop/report.json"));
    }

    @Test
    void durationsAreKeptAndReplacedImageByImage() {
        workspace().remember(Map.of("web", Duration.ofMillis(1500), "base", Duration.ofSeconds(60)));
        workspace().remember(Map.of("web", Duration.ofSeconds(2)));

        assertThat(workspace().durations())
                .containsOnly(entry("web", Duration.ofSeconds(2)), entry("base", Duration.ofMinutes(1)));
    }

    @Test
    void noDurationsAreKnownAtFirst() {
        assertThat(workspace().durations()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "null", "7", "\"text\"", "\0\0\0"})
    void damagedDurationsCountAsNone(String text) throws IOException {
        Files.writeString(folder.resolve("durations.json"), text);

        assertThat(workspace().durations()).isEmpty();
        workspace().remember(Map.of("web", Duration.ofSeconds(2)));
        assertThat(workspace().durations()).containsOnly(entry("web", Duration.ofSeconds(2)));
    }

    @Test
    void durationThatIsNoNumberCountsAsNone() throws IOException {
        Files.writeString(folder.resolve("durations.json"), "{\"web\": \"long\", \"page\": null, \"base\": 1.5}");

        assertThat(workspace().durations()).containsOnly(entry("base", Duration.ofMillis(1500)));
    }

    @Test
    void filesAreReplacedAsAWhole() throws IOException {
        var report = workspace().report();
        workspace().write(report, JsonNodeFactory.instance.objectNode().put("version", 1));
        var before = Files.readAttributes(report, "unix:ino");

        workspace().write(report, JsonNodeFactory.instance.objectNode().put("version", 2));

        assertThat(report).hasContent("{\n  \"version\" : 2\n}\n");
        assertThat(Files.readAttributes(report, "unix:ino")).isNotEqualTo(before);
        assertThat(folder).isDirectoryContaining(report::equals).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void fileThatCannotBeWrittenIsNamed() throws IOException {
        var occupied = folder.resolve("occupied");
        Files.writeString(occupied, "");

        assertThatThrownBy(() -> new Workspace(occupied).remember(Map.of("web", Duration.ofSeconds(1))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + occupied.resolve("durations.json"));
    }

    @Test
    void temporaryFolderIsClearedOfWhatARunLeftBehind() throws IOException {
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "");
        var temporary = workspace().temporary();
        Files.createDirectories(temporary.resolve("debian/etc"));
        Files.writeString(temporary.resolve("debian/etc/passwd"), "");
        Files.createSymbolicLink(temporary.resolve("link"), outside);

        assertThat(workspace().temporary()).isEqualTo(temporary).isEmptyDirectory();
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void secondRunWaitsForTheFirstAndSaysSoOnce() throws Exception {
        var told = new AtomicInteger();
        var taken = new CompletableFuture<Boolean>();
        try (var _ = workspace().lock(told::incrementAndGet)) {
            Thread.startVirtualThread(() -> take(() -> {
                told.incrementAndGet();
                taken.complete(false);
            }));
            assertThat(taken.get(20, TimeUnit.SECONDS)).isFalse();
        }
        try (var _ = workspace().lock(() -> {})) {
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void interruptEndsTheWaitForTheLock() throws Exception {
        try (var _ = workspace().lock(() -> {})) {
            var self = Thread.currentThread();

            assertThatThrownBy(() -> workspace().lock(self::interrupt)).isInstanceOf(InterruptedException.class);
        }
        workspace().lock(() -> {}).close();
    }

    private void take(Runnable waiting) {
        try (var _ = workspace().lock(waiting)) {
            // taken and given back
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }
}
