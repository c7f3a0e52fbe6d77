package dev.slipway.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineApiTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final EngineApi api =
            new EngineApi(new EngineAddress.Tcp("127.0.0.1", server.getAddress().getPort()));

    EngineApiTest() throws IOException {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/_ping", http -> {
            http.getResponseHeaders().add("Api-Version", "1.43");
            send(http, 200, "OK");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void callsCarryTheNegotiatedVersionWhichIsAskedForOnce() {
        answer("/v1.43/info", http -> send(http, 200, "{\"Name\":\"x\"}"));

        api.send(Call.get("/info").query("a", "ä b&c"));

        assertThat(Json.text(api.send(Call.get("/info")).json(), "Name")).isEqualTo("x");
        assertThat(requests).containsExactly("GET /_ping", "GET /v1.43/info?a=%C3%A4+b%26c", "GET /v1.43/info");
    }

    @Test
    void errorsCarryCallStatusAndMessage() {
        answer("/v1.43/containers/create", http -> send(http, 404, "{\"message\":\"No such image: x\"}"));

        assertThatThrownBy(() -> api.send(Call.post("/containers/create").query("name", "y")))
                .isInstanceOfSatisfying(EngineAnswerException.class, e -> {
                    assertThat(e).hasMessage("POST /containers/create: 404 No such image: x");
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.engineMessage()).isEqualTo("No such image: x");
                });
    }

    @Test
    void errorsThatAreNotJsonAreQuotedWhole() {
        answer("/v1.43/info", http -> send(http, 502, "bad gateway\n"));

        assertThatThrownBy(() -> api.send(Call.get("/info"))).hasMessage("GET /info: 502 bad gateway");
    }

    @Test
    void toleratedErrorsAreAnswers() {
        answer("/v1.43/info", http -> send(http, 409, "{\"message\":\"busy\"}"));

        assertThat(api.send(Call.get("/info"), 409).message()).isEqualTo("busy");
    }

    @Test
    void errorsInsideAStreamAreThrown() {
        answer(
                "/v1.43/images/create",
                http -> send(http, 200, "{\"status\":\"a\"}\r\n{\"errorDetail\":{\"message\":\"denied\"}}\r\n"));
        var lines = new ArrayList<String>();

        assertThatThrownBy(() -> api.lines(Call.post("/images/create"), line -> lines.add(Json.text(line, "status"))))
                .isInstanceOf(EngineAnswerException.class)
                .hasMessage("POST /images/create: denied");
        assertThat(lines).containsExactly("a");
    }

    @Test
    void streamsCutOffAreNotTakenForComplete() {
        answer("/v1.43/events", http -> {
            http.sendResponseHeaders(200, 0);
            http.getResponseBody().write("{\"status\":\"a\"}\n{\"sta".getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
            http.close();
        });

        assertThatThrownBy(() -> api.lines(Call.get("/events"), _ -> {}))
                .isInstanceOf(EngineDisconnectedException.class)
                .hasMessage("GET /events: the engine closed the connection before its answer was complete");
    }

    @Test
    void uploadsThatFailAreNotTakenForComplete() {
        answer(
                "/v1.43/build",
                http -> send(http, 200, new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> api.send(Call.post("/build").tar(out -> {
                    out.write(1);
                    throw new IOException("disk error");
                })))
                .isInstanceOf(UploadException.class)
                .hasMessage("POST /build: cannot produce what was to be sent: disk error");
    }

    @Test
    void errorsOfTheVirtualMachineEndUploads() {
        answer(
                "/v1.43/build",
                http -> send(http, 200, Integer.toString(http.getRequestBody().readAllBytes().length)));

        assertThatThrownBy(() -> api.send(Call.post("/build").tar(_ -> {
                    throw new NoSuchMethodError("gone");
                })))
                .isInstanceOf(UploadException.class)
                .hasCauseInstanceOf(NoSuchMethodError.class);
    }

    @Test
    void missingSocketsAreUnreachable(@TempDir Path directory) {
        var address = new EngineAddress.Unix(directory.resolve("none.sock"));
        try (var nowhere = new EngineApi(address)) {
            assertThatThrownBy(() -> nowhere.send(Call.get("/info")))
                    .isInstanceOf(EngineUnreachableException.class)
                    .hasMessage("cannot reach a container engine at " + address + ": No such file or directory;"
                            + " start one with 'systemctl start docker' or 'dockerd &', or set DOCKER_HOST");
        }
    }

    @Test
    void serversThatAreNoEngineAreRefused() {
        server.removeContext("/_ping");
        answer("/_ping", http -> send(http, 200, "hello"));

        assertThatThrownBy(() -> api.send(Call.get("/info")))
                .hasMessageEndingWith("no container engine answers at tcp://127.0.0.1:"
                        + server.getAddress().getPort());
    }

    @Test
    void interruptsOfShortCallsKeepTheStatus() {
        answer("/v1.43/info", http -> send(http, 200, "{}"));
        api.send(Call.get("/info"));

        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> api.send(Call.get("/info"))).isInstanceOf(EngineInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void answer(String path, HttpHandler handler) {
        server.createContext(path, http -> {
            requests.add(http.getRequestMethod() + " " + http.getRequestURI());
            handler.handle(http);
        });
    }

    private static void send(HttpExchange http, int status, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }
}
