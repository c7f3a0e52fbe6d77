package dev.slipway.engine.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Makes calls to one engine in the newest version of the API that both sides know.
 *
 * <p>Connects at the first call. Safe for use by many threads.
 */
public final class EngineApi implements AutoCloseable {
    private final EngineAddress address;
    private @Nullable HttpTransport transport;
    private @Nullable ApiVersion version;

    /** Calls to the engine at this address. */
    public EngineApi(EngineAddress address) {
        this.address = address;
    }

    /** What the engine says about itself. */
    public EngineVersion version() {
        var json = send(Call.get("/version")).json();
        var name = Json.text(json.path("Components").path(0), "Name");
        return new EngineVersion(
                ApiVersion.parse(Json.text(json, "ApiVersion"))
                        .orOlder(ApiVersion.NEWEST)
                        .toString(),
                name.isEmpty() ? "Engine" : name,
                Json.text(json, "Version"),
                Json.text(json, "Os"),
                Json.text(json, "Arch"));
    }

    /** How the engine is set up. */
    public EngineInfo info() {
        var json = send(Call.get("/info")).json();
        return new EngineInfo(
                Json.text(json, "Driver"),
                Json.text(json, "DockerRootDir"),
                "v" + json.path("CgroupVersion").asString("1") + ", " + Json.text(json, "CgroupDriver"),
                OffsetDateTime.parse(Json.text(json, "SystemTime")).toInstant(),
                Json.strings(json.path("Warnings")));
    }

    /**
     * Makes a short call and reads its whole answer.
     *
     * @param tolerated error statuses that are answers to the caller; others throw {@link EngineAnswerException}
     */
    public Answer send(Call call, int... tolerated) {
        try (var stream = open(call, tolerated)) {
            return read(call, stream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineInterruptedException(call, e);
        } catch (IOException e) {
            throw HttpTransport.failure(call, e);
        }
    }

    /**
     * Makes a call whose answer is a stream; the caller closes it.
     *
     * @param tolerated error statuses that are answers to the caller; others throw {@link EngineAnswerException}
     */
    public EngineStream open(Call call, int... tolerated) throws InterruptedException {
        var stream = transport().exchange(call, "/v" + negotiated() + call.target());
        if (stream.status() >= 400 && Arrays.stream(tolerated).noneMatch(status -> status == stream.status())) {
            try (stream) {
                throw new EngineAnswerException(
                        call.toString(), stream.status(), read(call, stream).message());
            } catch (IOException e) {
                throw HttpTransport.failure(call, e);
            }
        }
        return stream;
    }

    /**
     * Makes a call that is answered by one JSON document per line, until the engine ends it.
     *
     * <p>A line that reports an error throws {@link EngineAnswerException}.
     */
    public void lines(Call call, Consumer<JsonNode> listener) throws InterruptedException {
        try (var stream = open(call);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    listener.accept(withoutError(call, Json.read(line)));
                }
            }
        } catch (IOException e) {
            throw interruptedOr(call, e);
        } catch (JacksonException e) {
            throw HttpTransport.failure(call, e);
        }
    }

    /** Makes a call that turns its connection into a raw one in both directions; the caller closes it. */
    public HijackedStream hijack(Call call) throws InterruptedException {
        var target = "/v" + negotiated() + call.target();
        try {
            return HijackedStream.open(address, call, target);
        } catch (IOException e) {
            throw interruptedOr(call, e);
        }
    }

    /** Turns a fault of a long call's stream into what the caller of a long call expects. */
    public static EngineException interruptedOr(Call call, IOException fault) throws InterruptedException {
        if (HttpTransport.isInterrupt(fault)) {
            // A channel closed by an interrupt leaves the status set; the exception takes its place.
            Thread.interrupted();
            throw new InterruptedException(call + ": interrupted");
        }
        return HttpTransport.failure(call, fault);
    }

    @Override
    public synchronized void close() {
        if (transport != null) {
            transport.close();
            transport = null;
        }
    }

    private static JsonNode withoutError(Call call, JsonNode line) {
        if (line.has("errorDetail") || line.has("error")) {
            var message = line.path("errorDetail").path("message").asString(Json.text(line, "error"));
            throw new EngineAnswerException(call.toString(), 200, message);
        }
        return line;
    }

    private static Answer read(Call call, EngineStream stream) throws InterruptedException {
        try {
            return new Answer(call, stream.status(), stream.readAllBytes());
        } catch (IOException e) {
            throw interruptedOr(call, e);
        }
    }

    private synchronized HttpTransport transport() {
        if (transport == null) {
            transport = new HttpTransport(address);
        }
        return transport;
    }

    private synchronized ApiVersion negotiated() throws InterruptedException {
        if (version == null) {
            var ping = Call.get("/_ping");
            try (var stream = transport().exchange(ping, ping.target())) {
                version = negotiate(ping, stream);
            } catch (IOException e) {
                throw HttpTransport.failure(ping, e);
            }
        }
        return version;
    }

    private ApiVersion negotiate(Call ping, EngineStream stream) throws InterruptedException {
        var answer = read(ping, stream);
        if (answer.status() >= 400 || stream.apiVersion().isEmpty()) {
            throw new EngineAnswerException(
                    ping.toString(), answer.status(), "no container engine answers at " + address);
        }
        var spoken = ApiVersion.parse(stream.apiVersion());
        if (spoken.compareTo(ApiVersion.OLDEST) < 0) {
            throw new EngineTooOldException(address, spoken, ApiVersion.OLDEST);
        }
        return spoken.orOlder(ApiVersion.NEWEST);
    }
}
