package dev.slipway.acceptance;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** This machine's static busybox as an image with a name that nobody else uses. */
final class SmallImage implements AutoCloseable {
    private static final String LABEL = "dev.slipway.acceptance";
    private static final String DOCKERFILE = """
            FROM scratch
            ADD root.tar /
            ENTRYPOINT ["/bin/sh", "-c"]
            CMD ["trap 'exit 0' TERM; while true; do sleep 0.1; done"]
            """;

    private static final List<String> APPLETS =
            List.of("cat echo env grep hostname httpd nc sed sh sleep test touch true wc".split(" "));

    private final Engine engine;
    private final String name =
            "slipway-acceptance/" + UUID.randomUUID().toString().substring(0, 8) + ":v1";

    private SmallImage(Engine engine) {
        this.engine = engine;
    }

    /** Builds it. */
    static SmallImage build(Engine engine) throws InterruptedException {
        var image = new SmallImage(engine);
        image.also("v1", "");
        return image;
    }

    /** Its name, with the tag {@code v1}. */
    String name() {
        return name;
    }

    /** One more with another tag, in which there is something else. */
    String also(String tag, String version) throws InterruptedException {
        var request = BuildRequest.of(out -> {
            try (var tar = new TarWriter(out, Instant.EPOCH)) {
                tar.file("Dockerfile", 0644, DOCKERFILE + "ENV IMAGE=" + (version.isEmpty() ? tag : version) + "\n");
                tar.file("root.tar", 0644, root());
            }
        });
        var other = name.replaceFirst(":.*", ":" + tag);
        engine.builds().build(request.withTags(List.of(other)).withLabels(Map.of(LABEL, name)), _ -> {});
        return other;
    }

    private static byte[] root() throws IOException {
        var binary = Path.of(System.getenv().getOrDefault("SLIPWAY_TEST_BUSYBOX", "/bin/busybox"));
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes, Instant.EPOCH)) {
            tar.directory("bin", 0755);
            tar.directory("data", 0777);
            tar.file("bin/busybox", 0755, binary);
            for (var applet : APPLETS) {
                tar.link("bin/" + applet, "busybox");
            }
        }
        return bytes.toByteArray();
    }

    /** Gives it one more name, {@code …/NAME:v1}. */
    void alias(String other) {
        engine.images().tag(name, ImageReference.parse(name.replaceFirst(":", "/" + other + ":")));
    }

    @Override
    public void close() {
        engine.images()
                .list(LabelFilter.equal(LABEL, name))
                .forEach(image -> image.repoTags().forEach(engine.images()::removeForcibly));
    }
}
