package dev.slipway.engine.session;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineApi;
import dev.slipway.engine.api.HijackedStream;
import dev.slipway.engine.api.RegistryCredentials;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/**
 * Answers the questions of builds for secrets and registry credentials until it is closed.
 *
 * <p>Serves BuildKit's session protocol (buildkit, {@code session/}): gRPC over HTTP/2 on the hijacked connection of
 * {@code POST /session}, with the engine as the client. Safe for use by many builds at the same time.
 */
public final class BuildSession implements AutoCloseable {
    private final String id;
    private final HijackedStream connection;
    private final GrpcServer server;

    private BuildSession(String id, HijackedStream connection, GrpcServer server) {
        this.id = id;
        this.connection = connection;
        this.server = server;
    }

    /**
     * Opens a session; the caller closes it.
     *
     * @param secrets contents by id
     * @param credentials by registry, such as {@code localhost:5000}
     */
    public static BuildSession open(
            EngineApi api, Map<String, byte[]> secrets, Map<String, RegistryCredentials> credentials)
            throws InterruptedException {
        var id = UUID.randomUUID().toString();
        var services = new SessionServices(secrets, credentials);
        var connection = api.hijack(call(id, services));
        try {
            return new BuildSession(id, connection, GrpcServer.serve(connection.channel(), services));
        } catch (IOException e) {
            throw EngineApi.interruptedOr(call(id, services), e);
        }
    }

    /** What builds refer to it by. */
    public String id() {
        return id;
    }

    @Override
    public void close() {
        server.close();
        try {
            connection.close();
        } catch (IOException _) {
            // Nothing is lost with a connection that has failed already.
        }
    }

    private static Call call(String id, SessionServices services) {
        var call = Call.post("/session")
                .header("Upgrade", "h2c")
                .header("X-Docker-Expose-Session-Uuid", id)
                .header("X-Docker-Expose-Session-Name", "slipway")
                .header("X-Docker-Expose-Session-Sharedkey", "");
        for (var method : services.methods()) {
            call = call.header("X-Docker-Expose-Session-Grpc-Method", method);
        }
        return call;
    }
}
