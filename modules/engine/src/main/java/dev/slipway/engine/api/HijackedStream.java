package dev.slipway.engine.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A connection taken over from HTTP after a call (Docker Engine API, "Attach to a container", section "Hijacking").
 *
 * <p>The two directions may be used by different threads, and each ends by itself.
 */
public final class HijackedStream implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private HijackedStream(SocketChannel channel) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.out = Channels.newOutputStream(channel);
    }

    static HijackedStream open(EngineAddress address, Call call, String target) throws IOException {
        var stream = new HijackedStream(HttpTransport.connect(address));
        try {
            stream.out.write(request(call, target));
            stream.awaitUpgrade(call);
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** What the engine sends. */
    public InputStream in() {
        return in;
    }

    /** What the engine receives. */
    public OutputStream out() {
        return out;
    }

    /** Tells the engine that nothing more will be sent, while it may go on sending. */
    public void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** The connection itself, for those who read it in their own way. */
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static byte[] request(Call call, String target) throws IOException {
        var content = call.body() instanceof Call.Body.Document(var json)
                ? json.getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        var headers =
                List.of("Connection: Upgrade", "Content-Type: application/json", "Content-Length: " + content.length);
        var bytes = new ByteArrayOutputStream();
        bytes.write(HttpMessage.request(call, target, headers));
        bytes.write(content);
        return bytes.toByteArray();
    }

    private void awaitUpgrade(Call call) throws IOException {
        var head = HttpMessage.readHead(in);
        if (head.status() != 101 && head.status() != 200) {
            var content = BodyInput.after(head, in).readAllBytes();
            var message = new Answer(call, head.status(), content).message();
            throw new EngineAnswerException(call.toString(), head.status(), message);
        }
    }
}
