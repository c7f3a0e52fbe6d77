package dev.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.UploadException;
import dev.slipway.engine.build.BuildContext;
import dev.slipway.engine.build.BuildEvent;
import dev.slipway.engine.build.BuildFailedException;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Engine engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
    private final Busybox busybox = new Busybox(engine);

    @BeforeEach
    void buildBase() throws InterruptedException {
        busybox.build();
    }

    @AfterEach
    void close() {
        busybox.remove();
        engine.close();
    }

    @Test
    void buildTellsItsStepsAndReturnsTheImage() throws InterruptedException {
        var events = new ArrayList<BuildEvent>();
        var request = BuildRequest.of(dockerfile("RUN echo hällo; echo oops >&2; printf end"))
                .withLabels(Map.of("test", "yes"))
                .withoutCache();

        var image = engine.builds().build(busybox.tagged(request), events::add);

        var details = engine.images().inspect(image).orElseThrow();
        assertThat(details.labels()).containsEntry("test", "yes");
        assertThat(details.config().command()).containsExactly("/bin/sh");
        var run = events.stream()
                .filter(event -> event instanceof BuildEvent.StepStarted(var _, var name) && name.contains("RUN echo"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(events)
                .contains(new BuildEvent.Log(run, BuildEvent.Stream.OUT, "hällo"))
                .contains(new BuildEvent.Log(run, BuildEvent.Stream.ERROR, "oops"))
                .contains(new BuildEvent.Log(run, BuildEvent.Stream.OUT, "end"))
                .anyMatch(event -> event instanceof BuildEvent.StepFinished(var id, var _, var _) && id.equals(run));
    }

    @Test
    void buildAgainIsCachedAndGivesTheSameImage() throws InterruptedException {
        var request = busybox.tagged(BuildRequest.of(dockerfile("RUN echo " + UUID.randomUUID())));
        var first = engine.builds().build(request, _ -> {});
        var events = new ArrayList<BuildEvent>();

        assertThat(engine.builds().build(request, events::add)).isEqualTo(first);
        assertThat(events)
                .anyMatch(
                        event -> event instanceof BuildEvent.StepCached(var _, var name) && name.contains("RUN echo"));
    }

    @Test
    void failingStepIsNamed() {
        var request = BuildRequest.of(dockerfile("RUN exit 7"));

        assertThatThrownBy(() -> engine.builds().build(request, _ -> {}))
                .isInstanceOfSatisfying(BuildFailedException.class, failure -> {
                    assertThat(failure.step()).contains("RUN exit 7");
                    assertThat(failure.exitCode()).hasValue(7);
                });
    }

    @Test
    void badDockerfileFailsTheBuild() {
        var request = BuildRequest.of(dockerfile("NONSENSE"));

        assertThatThrownBy(() -> engine.builds().build(request, _ -> {}))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("unknown instruction: NONSENSE");
    }

    @Test
    void contextThatCannotBeReadEndsTheBuild() {
        var request = BuildRequest.of(_ -> {
            throw new FileNotFoundException("lost.txt");
        });

        assertThatThrownBy(() -> engine.builds().build(request, _ -> {}))
                .isInstanceOf(UploadException.class)
                .hasMessage("POST /build: cannot produce what was to be sent: lost.txt");
    }

    @Test
    void interruptCancelsTheBuild() throws Exception {
        var marker = UUID.randomUUID().toString();
        var running = new CountDownLatch(1);
        var ended = new CompletableFuture<Throwable>();
        var request = BuildRequest.of(dockerfile("RUN echo ready; sleep 60 # " + marker));
        var builder = Thread.ofVirtual().start(() -> {
            try {
                engine.builds().build(request, event -> {
                    if (event instanceof BuildEvent.Log) {
                        running.countDown();
                    }
                });
                ended.complete(new AssertionError("the build was not interrupted"));
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        assertThat(running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var interrupted = Instant.now();
        builder.interrupt();

        assertThat(ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(Duration.between(interrupted, Instant.now())).isLessThan(Duration.ofSeconds(1));
        Eventually.holds(
                PATIENCE,
                "the process of the build ends",
                () -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(marker)));
    }

    @Test
    void sessionGivesSecretsToManyBuilds() throws Exception {
        var secrets = Map.of("token", "s3cret".getBytes(StandardCharsets.UTF_8));
        try (var session = engine.builds().openSession(secrets, Map.of())) {
            var request = BuildRequest.of(dockerfile("RUN --mount=type=secret,id=token cat /run/secrets/token"))
                    .withoutCache()
                    .withSession(session);
            var builds = List.of(lines(request), lines(request), lines(request));
            for (var build : builds) {
                assertThat(build.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("s3cret");
            }
        }
    }

    /** Wider than HTTP/2's first window of 64 KiB, as a bundle of certificates is. */
    @Test
    void sessionGivesLargeSecrets() throws InterruptedException {
        var secrets = Map.of("bundle", new byte[300_000]);
        try (var session = engine.builds().openSession(secrets, Map.of())) {
            var line = "RUN --mount=type=secret,id=bundle test $(wc -c < /run/secrets/bundle) = 300000";
            var request = BuildRequest.of(dockerfile(line)).withSession(session);

            assertThat(engine.builds().build(busybox.tagged(request), _ -> {})).startsWith("sha256:");
        }
    }

    @Test
    void sessionLeavesOutUnknownSecrets() throws InterruptedException {
        try (var session = engine.builds().openSession(Map.of(), Map.of())) {
            var line = "RUN --mount=type=secret,id=token test ! -e /run/secrets/token";
            var request = BuildRequest.of(dockerfile(line)).withSession(session);

            assertThat(engine.builds().build(busybox.tagged(request), _ -> {})).startsWith("sha256:");
        }
    }

    @Test
    void sessionRefusesRequiredSecretsThatAreUnknown() throws InterruptedException {
        try (var session = engine.builds().openSession(Map.of(), Map.of())) {
            var line = "RUN --mount=type=secret,id=token,required cat /run/secrets/token";
            var request = BuildRequest.of(dockerfile(line)).withSession(session);

            assertThatThrownBy(() -> engine.builds().build(request, _ -> {}))
                    .isInstanceOf(BuildFailedException.class)
                    .hasMessageContaining("token");
        }
    }

    @Test
    void hugeContextNeedsLittleMemory() throws InterruptedException {
        var size = 512L * 1024 * 1024;
        BuildContext context = out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("zeros", 0644, size, new Zeros(size));
                tar.file("small", 0644, "small");
                tar.file("Dockerfile", 0644, "FROM scratch\nCOPY small /\n");
            }
        };
        System.gc();
        var before = used();
        var peak = new long[1];

        engine.builds().build(busybox.tagged(BuildRequest.of(context)), _ -> peak[0] = Math.max(peak[0], used()));

        assertThat(peak[0] - before).isLessThan(128L * 1024 * 1024);
    }

    private CompletableFuture<List<String>> lines(BuildRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var lines = new ArrayList<String>();
                    try {
                        engine.builds().build(busybox.tagged(request), event -> {
                            if (event instanceof BuildEvent.Log(var _, var _, var text)) {
                                lines.add(text);
                            }
                        });
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return lines;
                },
                Thread::startVirtualThread);
    }

    private BuildContext dockerfile(String line) {
        return out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, "FROM " + busybox.image() + "\n" + line + "\n");
            }
        };
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Zeros that are nowhere stored. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            var count = (int) Math.min(left, length);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
