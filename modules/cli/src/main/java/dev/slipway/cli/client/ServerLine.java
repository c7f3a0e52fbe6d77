package dev.slipway.cli.client;

import dev.slipway.platform.json.PlatformJson;
import dev.slipway.server.http.Line.Message;
import dev.slipway.server.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a line to a server. It takes no message off the network before the one before was received, so the
 * server waits for those who are slow.
 */
final class ServerLine implements WebSocket.Listener, AutoCloseable {
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Optional<Message>> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private @Nullable WebSocket socket;

    private ServerLine() {}

    /** Opens a line at this path of the server's API; the caller closes it. */
    static ServerLine open(ApiClient client, String path) throws InterruptedException {
        var line = new ServerLine();
        var address = URI.create("ws://" + client.address() + path);
        try {
            line.socket = await(line.http
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + client.token())
                    .buildAsync(address, line));
            return line;
        } catch (WebSocketHandshakeException e) {
            line.close();
            throw refused(client, e);
        } catch (IOException e) {
            line.close();
            throw new ServerUnreachableException(client.address(), e);
        }
    }

    private static RuntimeException refused(ApiClient client, WebSocketHandshakeException e) {
        try {
            return ApiClient.fault(
                    PlatformJson.read(String.valueOf(e.getResponse().body()), Problem.class));
        } catch (IllegalArgumentException _) {
            return new ServerUnreachableException(
                    client.address() + ", which answers as no server of slipway's would", e);
        }
    }

    /** The next message; empty when the server has hung up. For one thread. */
    Optional<Message> receive() throws InterruptedException {
        return heard.take();
    }

    /** Asks for the message after the one that was received. */
    void more() {
        socket().request(1);
    }

    /** Says something; returns when it is on its way. */
    synchronized void send(Message message) throws IOException, InterruptedException {
        await(
                switch (message) {
                    case Message.Text(var text) -> socket().sendText(text, true);
                    case Message.Bytes(var bytes) -> socket().sendBinary(bytes, true);
                });
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException | CompletionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        while (data.hasRemaining()) {
            parts.write(data.get());
        }
        hear(from, last, false);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.writeBytes(data.toString().getBytes(StandardCharsets.UTF_8));
        hear(from, last, true);
        return null;
    }

    private void hear(WebSocket from, boolean last, boolean text) {
        if (!last) {
            from.request(1);
            return;
        }
        heard.add(Optional.of(
                text
                        ? new Message.Text(parts.toString(StandardCharsets.UTF_8))
                        : new Message.Bytes(ByteBuffer.wrap(parts.toByteArray()))));
        parts.reset();
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        heard.add(Optional.empty());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        heard.add(Optional.empty());
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("the line is not open yet");
        }
        return socket;
    }

    /** Says goodbye. */
    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            try {
                open.sendClose(WebSocket.NORMAL_CLOSURE, "").get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException _) {
                // it is gone already, or does not listen
            }
            open.abort();
        }
        http.shutdownNow();
    }
}
