package dev.slipway.engine;

import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tiny image with a shell, made of the static busybox of this machine, and what tests build upon it. */
final class Busybox {
    private static final String DOCKERFILE = """
            FROM scratch
            COPY busybox /bin/busybox
            RUN ["/bin/busybox", "--install", "-s", "/bin"]
            CMD ["/bin/sh"]
            """;

    private final Engine engine;
    private final String image = "slipway-engine-test:" + UUID.randomUUID();
    private final String result = "slipway-engine-test-result:" + UUID.randomUUID();

    Busybox(Engine engine) {
        this.engine = engine;
    }

    String image() {
        return image;
    }

    /** The request, with its result under a name that {@link #remove()} knows. */
    BuildRequest tagged(BuildRequest request) {
        return request.withTags(List.of(result));
    }

    void build() throws InterruptedException {
        var binary = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        var request = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, DOCKERFILE);
                tar.file("busybox", 0755, binary);
            }
        });
        engine.builds().build(request.withTags(List.of(image)).withLabels(Map.of("test", image)), _ -> {});
    }

    void remove() {
        engine.images().removeForcibly(result);
        engine.images().removeForcibly(image);
    }
}
