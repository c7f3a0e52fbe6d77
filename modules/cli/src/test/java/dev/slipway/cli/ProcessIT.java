package dev.slipway.cli;

import static dev.slipway.cli.RealCatalogue.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.api.LabelFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws IOException {
        catalogue = new RealCatalogue(folder)
                .with("images/data/Dockerfile", "FROM base", "COPY text /text")
                .with("images/data/text", "one")
                .with("images/quick/image.yaml", "from: data", "run: [cat /text > /quick]")
                .with("images/after/image.yaml", "from: slow", "run: [echo after > /after]");
        slow(5);
    }

    @AfterEach
    void removeAll() {
        catalogue.close();
    }

    @Test
    void buildAfterAKilledOneCompletesAndLeavesNothing() throws Exception {
        catalogue.with("images/slow/image.yaml", "from: data", "run: [echo slow > /slow]");
        catalogue.succeed("images build");
        catalogue.with("images/data/text", "two");
        slow(5);
        var process = start("images", "build", "--jobs", "2");
        eventually(
                "the slow image runs",
                () -> log("slow").contains("ready") && log("quick").contains("built"));

        process.destroyForcibly();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var result = catalogue.succeed("images build");
        assertThat(result.err()).containsPattern("\n[23] built, ").doesNotContain("not built");
        assertThat(catalogue.succeed("images plan -q").out()).isEmpty();
        assertThat(catalogue.engine().containers().list(LabelFilter.equal("dev.slipway.catalog", catalogue.name())))
                .isEmpty();
        assertThat(catalogue.images())
                .hasSize(5)
                .noneMatch(image -> image.repoTags().isEmpty());
        assertThat(folder.resolve("state/slipway/images")
                        .resolve(catalogue.name())
                        .resolve("tmp"))
                .doesNotExist();
        assertNoProcessIsLeft();
    }

    @Test
    void interruptEndsTheBuildAndWhatItRuns() throws Exception {
        slow(600);
        var process = start("images", "build");
        eventually("the slow image runs", () -> log("slow").contains("ready"));

        signal("INT", process);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("slow cancelled\n", "after cancelled\n")
                .containsPattern("\ninterrupted: [23] built, [23] not built, 0 current in ");
        assertThat(Files.readString(folder.resolve("out"))).isEmpty();
        assertNoProcessIsLeft();
    }

    @Test
    void terminationEndsTheBuildToo() throws Exception {
        slow(600);
        var process = start("images", "build");
        eventually("the slow image runs", () -> log("slow").contains("ready"));

        signal("TERM", process);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertNoProcessIsLeft();
    }

    @Test
    void streamsAreThoseOfTheProcess() throws Exception {
        var process = start("images", "list", "--quiet");

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("out")).hasContent("base\ndata\nslow\nafter\nquick\n");
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /** An image whose step takes some seconds and can be found among the machine's processes. */
    private void slow(int seconds) throws IOException {
        catalogue.with(
                "images/slow/image.yaml",
                "from: data",
                "run: [\"echo ready; sleep " + seconds + " # " + catalogue.name() + "\"]");
    }

    /** A process that listens to signals even where the tests were started in the background. */
    private Process start(String... words) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(List.of("env", "--default-signal=INT", java, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.slipway.cli.Main"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(catalogue.workbench().environment());
        return builder.start();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private String log(String image) {
        var file = folder.resolve("state/slipway/images")
                .resolve(catalogue.name())
                .resolve("logs")
                .resolve(image + ".log");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNoProcessIsLeft() throws InterruptedException {
        eventually(
                "the process of the build step ends",
                () -> ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .noneMatch(line -> line.contains("sleep") && line.contains(catalogue.name())));
    }
}
