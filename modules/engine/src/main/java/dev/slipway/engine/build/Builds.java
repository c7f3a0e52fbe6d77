package dev.slipway.engine.build;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.Json;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.session.BuildSession;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Builds images with the BuildKit inside an engine. */
public final class Builds {
    private final EngineApi api;

    /** Builds behind these calls. */
    public Builds(EngineApi api) {
        this.api = api;
    }

    /**
     * Builds an image and returns its id.
     *
     * <p>An interrupt cancels the build in the engine. Throws {@link BuildFailedException} when it fails.
     *
     * @param listener told of all that happens, by the calling thread
     */
    public String build(BuildRequest request, Consumer<BuildEvent> listener) throws InterruptedException {
        var id = UUID.randomUUID().toString();
        var call = call(request, id);
        var progress = new BuildProgress(call, listener);
        try {
            api.lines(call, progress::line);
            return progress.image();
        } catch (InterruptedException e) {
            cancel(id, e);
            throw e;
        } catch (EngineAnswerException e) {
            throw e.status() == 200 ? progress.failure(e.engineMessage()) : e;
        }
    }

    /**
     * Opens a session that answers the questions of builds; one serves many builds at the same time.
     *
     * @param secrets contents by the id in {@code RUN --mount=type=secret,id=…}
     * @param credentials by registry, such as {@code localhost:5000}
     */
    public BuildSession openSession(Map<String, byte[]> secrets, Map<String, RegistryCredentials> credentials)
            throws InterruptedException {
        return BuildSession.open(api, secrets, credentials);
    }

    private void cancel(String id, InterruptedException interrupt) {
        try {
            api.send(Call.post("/build/cancel").query("id", id));
        } catch (EngineException e) {
            interrupt.addSuppressed(e);
        }
    }

    private static Call call(BuildRequest request, String id) {
        var call = Call.post("/build")
                .query("version", "2")
                .query("buildid", id)
                .query("dockerfile", request.dockerfile())
                .query("t", request.tags())
                .query("labels", Json.object(request.labels()).toString())
                .query("buildargs", Json.object(request.arguments()).toString())
                .query("networkmode", request.network())
                .query("rm", "1");
        return optional(call, request).tar(request.context()::writeTo);
    }

    private static Call optional(Call plain, BuildRequest request) {
        var call = request.target().isEmpty() ? plain : plain.query("target", request.target());
        call = request.options().noCache() ? call.query("nocache", "1") : call;
        call = request.options().pull() ? call.query("pull", "1") : call;
        call = request.options().hosts().isEmpty()
                ? call
                : call.query("extrahosts", request.options().hosts());
        call = request.options().cacheFrom().isEmpty()
                ? call
                : call.query(
                        "cachefrom", Json.array(request.options().cacheFrom()).toString());
        return request.session() == null
                ? call
                : call.query("session", request.session().id());
    }
}
