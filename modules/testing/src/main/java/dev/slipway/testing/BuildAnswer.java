package dev.slipway.testing;

import dev.slipway.engine.api.Json;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a build, line by line. */
final class BuildAnswer implements AutoCloseable {
    private final OutputStream out;

    BuildAnswer(OutputStream out) {
        this.out = out;
    }

    /** All instructions run well, or are cached. */
    void succeed(FakeDockerfile dockerfile, String image, boolean cached) throws IOException {
        var count = dockerfile.instructions().size();
        for (var index = 0; index < count; index++) {
            var name = name(dockerfile, index);
            var digest = Digest.of(name).toString();
            if (cached) {
                trace(TraceEncoder.cached(digest, name));
            } else {
                trace(TraceEncoder.started(digest, name));
                trace(TraceEncoder.log(digest, dockerfile.instructions().get(index)));
                trace(TraceEncoder.finished(digest, name, ""));
            }
        }
        var line = Json.object().put("id", "moby.image.id");
        line.putObject("aux").put("ID", image);
        line(line);
    }

    /** The last instruction fails. */
    void fail(FakeDockerfile dockerfile, String message) throws IOException {
        if (!dockerfile.instructions().isEmpty()) {
            var name = name(dockerfile, dockerfile.instructions().size() - 1);
            var digest = Digest.of(name).toString();
            trace(TraceEncoder.started(digest, name));
            trace(TraceEncoder.finished(digest, name, message));
        }
        var line = Json.object().put("error", message);
        line.putObject("errorDetail").put("message", message);
        line(line);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void trace(String message) throws IOException {
        line(Json.object().put("id", "moby.buildkit.trace").put("aux", message));
    }

    private void line(ObjectNode json) throws IOException {
        out.write((json + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String name(FakeDockerfile dockerfile, int index) {
        var instructions = dockerfile.instructions();
        return "[" + (index + 1) + "/" + instructions.size() + "] " + instructions.get(index);
    }
}
