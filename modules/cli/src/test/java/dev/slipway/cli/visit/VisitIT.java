package dev.slipway.cli.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.cli.client.LocalServer;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways into gears from the command line down: a server in a process of its own, a real engine. */
@Timeout(300)
class VisitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String DOCKERFILE = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "--install", "-s", "/bin"]
            COPY count /bin/count
            CMD ["/bin/count"]
            """;

    /** Prints numbered lines, and a last one without an end. */
    private static final String COUNT = """
            #!/bin/sh
            i=0
            trap 'printf "$RUN ends"; exit 0' TERM
            while true; do i=$((i+1)); echo "$RUN $i"; sleep 0.02; done
            """;

    private final EngineAddress address = EngineAddress.fromEnvironment(System.getenv());
    private final Engine engine = Engine.open(address);
    private final String name = "visit" + UUID.randomUUID().toString().substring(0, 8);
    private final String image = "slipway-visit-test:" + name;

    @TempDir
    private Path folder;

    private LocalServer server;
    private Workbench bench;

    @BeforeEach
    void open() throws Exception {
        var binary = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        var request = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, DOCKERFILE);
                tar.file("count", 0755, COUNT);
                tar.file("busybox", 0755, binary);
            }
        });
        engine.builds().build(request.withTags(List.of(image)), _ -> {});
        bench = new Workbench(folder, address).withServer().withVariable("SLIPWAY_APP", name);
        server = new LocalServer(bench.environment());
        server.start(List.of("--listen", "127.0.0.1:0"));
        deploy("first");
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.run("down -v -a " + name);
        server.stop();
        engine.images().removeForcibly(image);
        engine.close();
    }

    @Test
    void logsLoseNoLineOverARedeployAndARestartOfTheServer() throws Exception {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var logs = Thread.ofPlatform()
                .start(() -> bench.call(InputStream.nullInputStream(), out, err, "logs", "-f", "--no-prefix"));
        awaitLine(out, "first 20");

        deploy("second");
        awaitLine(out, "second 20");
        kill();
        awaitLine(err, "slipway: the server does not answer; waiting for it");
        server.connect().close();
        awaitLine(out, "second 300");
        logs.interrupt();
        logs.join();

        var lines = lines(out);
        var first = lines.stream().filter(line -> line.startsWith("first")).toList();
        var second = lines.stream().filter(line -> line.startsWith("second")).toList();
        assertThat(first).isEqualTo(expected("first", first.size() - 1, "first ends"));
        assertThat(second).isEqualTo(expected("second", second.size()));
        assertThat(lines(err)).containsExactly("slipway: the server does not answer; waiting for it");
    }

    @Test
    void commandsInGearsAreWhatTheyAreInAShell() {
        bench.withInput("fed\n");

        assertThat(bench.call("exec", "web", "sh", "-c", "cat; echo $RUN; echo oh >&2; exit 3"))
                .isEqualTo(new Result(3, "fed\nfirst\n", "oh\n"));
        assertThat(bench.call("exec", "-e", "A=b", "-w", "/bin", "-u", "7", "web.1", "sh", "-c", "echo $A; pwd; id -u"))
                .isEqualTo(new Result(0, "b\n/bin\n7\n", ""));
        var absent = bench.call("exec", "web", "no-such-command");
        assertThat(absent.code()).isIn(126, 127);
        assertThat(bench.call("exec", "web.9", "ls").err())
                .isEqualTo("slipway: '" + name + "' has no gear 'web.9' now; there is web.1\n");
        assertThat(bench.run("events").out())
                .contains("gear.exec", "'sh -c cat; echo $RUN;")
                .doesNotContain("fed");
    }

    @Test
    void tenMegabytesArriveWholeAndComeBack() {
        var bytes = new byte[10_000_000];
        new Random(1).nextBytes(bytes);
        var out = new ByteArrayOutputStream();

        assertThat(bench.call(
                        new ByteArrayInputStream(bytes), out, OutputStream.nullOutputStream(), "exec", "web", "cat"))
                .isZero();

        assertThat(Digest.of(out.toByteArray())).isEqualTo(Digest.of(bytes));
    }

    @Test
    void whoReadsSlowlyFillsNoMemory() throws Exception {
        var slow = new SlowOutput();
        var command = Thread.ofPlatform()
                .start(() -> bench.call(
                        InputStream.nullInputStream(), slow, OutputStream.nullOutputStream(), "exec", "web", "yes"));
        assertThat(slow.reached.await(60, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(3000);

        assertThat(memory(server.folder().pid().orElseThrow())).isLessThan(350_000_000);
        assertThat(bench.run("ps -q").code()).isZero();
        slow.proceed.countDown();
        command.join();
    }

    @Test
    void commandBesideGearsLeavesNothingBehind() throws Exception {
        bench.run("stop");
        bench.withInput("fed");

        assertThat(bench.call("run", "web", "sh", "-c", "cat; echo \" $RUN\"; exit 4"))
                .isEqualTo(new Result(4, "fed first\n", ""));
        assertThat(runs()).isZero();

        var command = Thread.ofPlatform()
                .start(() -> bench.call(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        "run",
                        "web",
                        "sleep",
                        "600"));
        Eventually.holds(PATIENCE, "the command runs", () -> runs() == 1);
        command.interrupt();
        command.join();
        Eventually.holds(PATIENCE, "it is gone with who wanted it", () -> runs() == 0);
    }

    @Test
    void killedServerRemovesWhatItLeftBehindAtItsStart() throws Exception {
        var command = Thread.ofPlatform()
                .start(() -> bench.call(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        "run",
                        "web",
                        "sleep",
                        "600"));
        Eventually.holds(PATIENCE, "the command runs", () -> runs() == 1);
        kill();
        command.join();
        assertThat(runs()).isEqualTo(1);

        server.connect().close();

        assertThat(runs()).isZero();
        assertThat(bench.run("top").out()).contains("GEAR", "web.1");
    }

    /** Takes a megabyte, and then nothing until it may proceed, to fail then as a closed pipe does. */
    private static final class SlowOutput extends OutputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch proceed = new CountDownLatch(1);
        private long count;

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count += length;
            if (count > 1_000_000) {
                reached.countDown();
                try {
                    proceed.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                throw new IOException("nobody reads");
            }
        }
    }

    private void deploy(String run) throws IOException {
        bench.with(
                "compose.yaml",
                "name: " + name,
                "services:",
                "  web: {image: '" + image + "', environment: {RUN: " + run + "}, pull_policy: never}");
        var up = bench.run("up");
        assertThat(up.code()).as(up.err()).isZero();
    }

    private void kill() {
        var process = ProcessHandle.of(server.folder().pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private long runs() {
        return engine.containers()
                .list(LabelFilter.equal("dev.slipway.application", name), LabelFilter.present("dev.slipway.run"))
                .size();
    }

    /** Resident bytes of a process. */
    private static long memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitLine(ByteArrayOutputStream out, String line) throws InterruptedException {
        Eventually.holds(PATIENCE, "the line '" + line + "'", () -> lines(out).contains(line));
    }

    private static List<String> lines(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> expected(String run, int last, String... more) {
        var lines = new ArrayList<>(IntStream.rangeClosed(1, last)
                .mapToObj(number -> run + " " + number)
                .toList());
        lines.addAll(List.of(more));
        return lines;
    }
}
