package dev.slipway.cli.client;

import dev.slipway.engine.api.Call;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineStream;
import dev.slipway.engine.api.EngineUnreachableException;
import dev.slipway.engine.api.HttpTransport;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.server.api.ServerInfo;
import dev.slipway.server.api.Wishes;
import dev.slipway.server.http.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Asks a server, in the shapes that its API has. Safe for use by many threads. */
public final class ApiClient implements AutoCloseable {
    /** Begins the paths of all that is asked. */
    static final String BASE = "/api/v1";

    private final String address;
    private final String token;
    private final HttpTransport transport;

    /**
     * A client of the server there.
     *
     * @param address host and port
     * @param token what it is asked with, or empty
     */
    public ApiClient(String address, String token) {
        this.address = address;
        this.token = token;
        this.transport = new HttpTransport(EngineAddress.parse("tcp://" + address));
    }

    /** Host and port of the server. */
    public String address() {
        return address;
    }

    /** Gets ready for a deployment in the background, while the caller still reads what it deploys. */
    public static void anticipateDeployment() {
        PlatformJson.anticipate(Wishes.Deploy.class, ServerInfo.class, Deployed.class, Status.class);
    }

    /** What the server is asked with. */
    String token() {
        return token;
    }

    /** Reads a value at a path below {@code /api/v1}, parameters included. */
    public <T> T get(String path, Class<T> type) throws InterruptedException {
        return PlatformJson.read(ask(Call.get(BASE + path)), type);
    }

    /** What the server says of itself, of whatever version it is. */
    public ServerInfo info() throws InterruptedException {
        return info(ask(Call.get(BASE + "/version")));
    }

    static ServerInfo info(String json) {
        return PlatformJson.readKnown(json, ServerInfo.class);
    }

    /** Reads a list. */
    public <T> List<T> list(String path, Class<T> type) throws InterruptedException {
        return PlatformJson.readList(ask(Call.get(BASE + path)), type);
    }

    /** Sends a value and reads the one that comes back. */
    public <T> T send(String method, String path, Object value, Class<T> type) throws InterruptedException {
        return PlatformJson.read(ask(call(method, path).json(PlatformJson.write(value))), type);
    }

    /** Sends a value where nothing comes back. */
    public void send(String method, String path, Object value) throws InterruptedException {
        ask(call(method, path).json(PlatformJson.write(value)));
    }

    /** Asks for something to be done that needs no further words. */
    public void send(String method, String path) throws InterruptedException {
        ask(call(method, path));
    }

    /**
     * Listens to events until there are no more.
     *
     * @param listener takes their data; what it throws ends it
     */
    public <T> void stream(String path, Class<T> type, BiConsumer<String, T> listener) throws InterruptedException {
        stream(path, (kind, data) -> listener.accept(kind, PlatformJson.read(data, type)));
    }

    /**
     * Listens to events of several types until there are no more.
     *
     * @param listener takes what they are, and their data as JSON; what it throws ends it
     */
    void stream(String path, BiConsumer<String, String> listener) throws InterruptedException {
        var call = Call.get(BASE + path);
        try (var stream = open(call);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var kind = "";
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    listener.accept(kind, line.substring("data: ".length()));
                }
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private static Call call(String method, String path) {
        return new Call(method, BASE + path, Map.of(), List.of(), new Call.Body.None());
    }

    private String ask(Call call) throws InterruptedException {
        try (var stream = open(call)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private EngineStream open(Call call) throws InterruptedException {
        try {
            var stream = transport.exchange(token.isEmpty() ? call : call.header("Authorization", "Bearer " + token));
            if (stream.status() >= 400) {
                throw fault(problem(stream));
            }
            return stream;
        } catch (EngineUnreachableException e) {
            throw new ServerUnreachableException(address, e);
        } catch (EngineException e) {
            throw new ServerUnreachableException(address + " (" + e.getMessage() + ")", e);
        }
    }

    /** What the platform itself would throw, as far as it can be told. */
    static RuntimeException fault(Problem problem) {
        return switch (problem.status()) {
            case 404 -> new AbsentException(problem.detail());
            case 409 -> new ConflictException(problem.detail());
            default -> new ApiException(problem);
        };
    }

    private Problem problem(EngineStream stream) {
        try (stream) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return PlatformJson.read(text, Problem.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new ServerUnreachableException(address + ", which answers as no server of slipway's would", e);
        }
    }

    private ServerUnreachableException broken(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted");
        }
        return new ServerUnreachableException(address + ": the connection broke", e);
    }
}
