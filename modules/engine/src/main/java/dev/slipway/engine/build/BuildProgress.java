package dev.slipway.engine.build;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineDisconnectedException;
import dev.slipway.engine.api.Json;
import java.io.EOFException;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Follows the answer to a build call, line by line. */
final class BuildProgress {
    private final Call call;
    private final Steps steps;
    private String image = "";

    BuildProgress(Call call, Consumer<BuildEvent> listener) {
        this.call = call;
        this.steps = new Steps(listener);
    }

    /** Takes one line of the answer. */
    void line(JsonNode line) {
        switch (Json.text(line, "id")) {
            case "moby.buildkit.trace" -> steps.follow(trace(line));
            case "moby.image.id" -> image = Json.text(line.path("aux"), "ID");
            default -> {
                // The rest repeats in words what the traces say.
            }
        }
    }

    /** The id of the image, once the answer has ended. */
    String image() {
        if (image.isEmpty()) {
            throw new EngineDisconnectedException(call, new EOFException("no image id"));
        }
        return image;
    }

    /** The failure that the engine reports in these words. */
    BuildFailedException failure(String message) {
        return new BuildFailedException(steps.failed(), message);
    }

    private Trace trace(JsonNode line) {
        try {
            return TraceDecoder.decode(Base64.getDecoder().decode(Json.text(line, "aux")));
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineDisconnectedException(call, e);
        }
    }
}
