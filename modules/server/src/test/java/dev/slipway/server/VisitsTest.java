package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.json.PlatformJson;
import dev.slipway.platform.runtime.Command;
import dev.slipway.server.api.Wishes;
import dev.slipway.server.command.CommandFrame;
import dev.slipway.server.command.Conversation;
import dev.slipway.store.StoreLocation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class VisitsTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SmallRuntime runtime = new SmallRuntime();
    private SlipwayServer server;

    @BeforeEach
    void start() throws Exception {
        var settings = new SlipwayServer.Settings(
                folder(), new StoreLocation.Sqlite(folder().store()), new Listen("127.0.0.1", 0), "1.2", _ -> {});
        server = SlipwayServer.start(settings, _ -> runtime, new Unrouted());
        var spec = ApplicationSpec.of("shop", ServiceSpec.of("web", "web:1"));
        ask("POST", "/deployments", PlatformJson.write(new Wishes.Deploy(spec, "", List.of(), false, "up")));
        ask("GET", "/settled?wait=PT20S", "");
        var gear = runtime.gears("shop").getFirst();
        runtime.access().print(gear, Instant.ofEpochSecond(1).toString(), "one");
        runtime.access().print(gear, Instant.ofEpochSecond(2).toString(), "two");
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void logsAreEventsWithTheirTimesAsIds() throws Exception {
        assertThat(ask("GET", "/logs/stream", "").body().lines())
                .filteredOn(line -> line.startsWith("event") || line.startsWith("id"))
                .containsExactly(
                        "event: line",
                        "id: 1970-01-01T00:00:01Z",
                        "event: line",
                        "id: 1970-01-01T00:00:02Z",
                        "event: end");
        var resumed = request("GET", "/logs/stream", "")
                .header("Last-Event-ID", "1970-01-01T00:00:02Z")
                .build();
        assertThat(client.send(resumed, BodyHandlers.ofString()).body())
                .contains("\"text\":\"two\"")
                .doesNotContain("\"text\":\"one\"");
        assertThat(ask("GET", "/logs/stream?names=wob", "").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/logs/stream?since=now", "").body())
                .contains("'since' is 'now': expected a time such as 2026-11-21T10:15:30Z");
    }

    @Test
    void usageIsAList() throws Exception {
        assertThat(ask("GET", "/usage?names=web.1", "").body())
                .startsWith("[{\"gear\":{\"application\":\"shop\",\"service\":\"web\",\"slot\":1}")
                .contains("\"processors\":0.5,\"memory\":1000000");
    }

    @Test
    void commandIsHeldAConversationWith() throws Exception {
        var heard = new Hearing();
        var socket = open("/exec", heard).join();
        var wish = new Conversation.Wish("web", Command.of("cat", "-").withStdin());
        socket.sendText(PlatformJson.write(wish), true).join();
        say(socket, new CommandFrame.Stdin(utf8("hel")));
        say(socket, new CommandFrame.Stdin(utf8("lo")));
        say(socket, new CommandFrame.Stdin(utf8("")));

        assertThat(heard.end.join()).isEqualTo(WebSocket.NORMAL_CLOSURE);
        assertThat(heard.said).containsExactly("{\"place\":\"web.1\"}", "2:cat -\n", "1:hello", "3:2");
        assertThat(runtime.access().calls()).containsExactly("remove runs", "open web.1: cat -", "close");
    }

    @Test
    void faultOfAConversationIsSaid() throws Exception {
        var heard = new Hearing();
        var socket = open("/run", heard).join();
        socket.sendText(PlatformJson.write(new Conversation.Wish("wob", Command.of("ls"))), true)
                .join();

        heard.end.join();
        assertThat(heard.said).hasSize(1);
        assertThat(heard.said.getFirst())
                .contains("\"status\":404", "release 1 of 'shop' has no service 'wob'; there is web");
    }

    @Test
    void pagesAndStrangersOpenNothing() {
        assertThatThrownBy(() -> open("/exec", new Hearing(), "Origin", "http://elsewhere")
                        .join())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(fault -> assertThat(status(fault)).isEqualTo(403));
        assertThatThrownBy(() -> client.newWebSocketBuilder()
                        .buildAsync(address("ws", "/exec"), new Hearing())
                        .join())
                .satisfies(fault -> assertThat(status(fault)).isEqualTo(401));
    }

    @Test
    void conversationNeedsAWebSocket() throws Exception {
        assertThat(ask("GET", "/exec", "").statusCode()).isEqualTo(426);
    }

    private static int status(Throwable fault) {
        return fault.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
    }

    /** What the other side says: texts as they are, others as their kind and what it is about. */
    private static final class Hearing implements WebSocket.Listener {
        private final List<String> said = new ArrayList<>();
        private final CompletableFuture<Integer> end = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            said.add(data.toString());
            socket.request(1);
            return CompletableFuture.completedStage(true);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            said.add(
                    switch (CommandFrame.decode(data)) {
                        case CommandFrame.Stdout(var bytes) -> "1:" + StandardCharsets.UTF_8.decode(bytes);
                        case CommandFrame.Stderr(var bytes) -> "2:" + StandardCharsets.UTF_8.decode(bytes);
                        case CommandFrame.End(var code) -> "3:" + code;
                        case CommandFrame.Stdin _, CommandFrame.Resize _ -> "?";
                    });
            socket.request(1);
            return CompletableFuture.completedStage(true);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end.complete(status);
            return CompletableFuture.completedStage(true);
        }
    }

    private static void say(WebSocket socket, CommandFrame frame) {
        socket.sendBinary(frame.encode(), true).join();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<WebSocket> open(String path, Hearing hearing, String... headers) {
        var builder = client.newWebSocketBuilder().header("Authorization", "Bearer " + token());
        if (headers.length > 0) {
            builder.header(headers[0], headers[1]);
        }
        return builder.buildAsync(address("ws", path), hearing);
    }

    private String token() {
        return folder().token().orElseThrow();
    }

    private ServerFolder folder() {
        return ServerFolder.of(Map.of("XDG_STATE_HOME", folder.toString()));
    }

    private URI address(String scheme, String path) {
        return URI.create(scheme + "://" + server.address() + "/api/v1/applications/shop" + path);
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return client.send(request(method, path, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(address("http", path))
                .header("Authorization", "Bearer " + token())
                .method(method, BodyPublishers.ofString(body));
    }
}
