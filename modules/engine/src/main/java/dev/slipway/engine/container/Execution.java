package dev.slipway.engine.container;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import java.time.Duration;
import java.time.Instant;

/** A command under way in a running container; closing it lets go of the command, which runs on. */
public final class Execution implements AutoCloseable {
    private static final Duration EXIT_CODE_PATIENCE = Duration.ofSeconds(10);
    private static final Duration EXIT_CODE_INTERVAL = Duration.ofMillis(5);

    private final EngineApi api;
    private final String id;
    private final Attachment streams;

    Execution(EngineApi api, String id, Attachment streams) {
        this.api = api;
        this.id = id;
        this.streams = streams;
    }

    /** Its standard streams. */
    public Attachment streams() {
        return streams;
    }

    /** Gives its terminal this size; one that ended is no error. */
    public void resize(int rows, int columns) {
        api.send(
                Call.post("/exec/" + id + "/resize")
                        .query("h", Integer.toString(rows))
                        .query("w", Integer.toString(columns)),
                400,
                404,
                409,
                500);
    }

    /** Its exit code, once it has closed its outputs: the engine closes the streams a moment before it records it. */
    public int exitCode() throws InterruptedException {
        var deadline = Instant.now().plus(EXIT_CODE_PATIENCE);
        while (true) {
            var json = api.send(Call.get("/exec/" + id + "/json")).json();
            if (!json.path("Running").asBoolean(false) || Instant.now().isAfter(deadline)) {
                return json.path("ExitCode").asInt(0);
            }
            Thread.sleep(EXIT_CODE_INTERVAL);
        }
    }

    @Override
    public void close() {
        streams.close();
    }
}
