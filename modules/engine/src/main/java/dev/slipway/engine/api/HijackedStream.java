package dev.slipway.engine.api;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A connection taken over from HTTP after a call (Docker Engine API, "Attach to a container", section "Hijacking").
 *
 * <p>The two directions may be used by different threads, and each ends by itself.
 */
public final class HijackedStream implements AutoCloseable {
    /** A head of an answer longer than this is none. */
    private static final int LONGEST_HEAD = 64 * 1024;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private HijackedStream(SocketChannel channel) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.out = Channels.newOutputStream(channel);
    }

    static HijackedStream open(EngineAddress address, Call call, String target) throws IOException {
        var stream = new HijackedStream(connect(address));
        try {
            stream.out.write(head(call, target));
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

    private static SocketChannel connect(EngineAddress address) throws IOException {
        try {
            return switch (address) {
                case EngineAddress.Unix(var path) -> SocketChannel.open(UnixDomainSocketAddress.of(path));
                case EngineAddress.Tcp(var host, var port) -> SocketChannel.open(new InetSocketAddress(host, port));
            };
        } catch (IOException e) {
            if (HttpTransport.isInterrupt(e)) {
                throw e;
            }
            throw new EngineUnreachableException(address, e);
        }
    }

    private static byte[] head(Call call, String target) throws IOException {
        var content = call.body() instanceof Call.Body.Document(var json)
                ? json.toString().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        var head = new StringBuilder(call.method() + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        head.append("Connection: Upgrade\r\nContent-Type: application/json\r\n");
        head.append("Content-Length: ").append(content.length).append("\r\n");
        call.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.write(content);
        return bytes.toByteArray();
    }

    private void awaitUpgrade(Call call) throws IOException {
        var head = readHead();
        var status = Integer.parseInt(head.substring(9, 12));
        if (status != 101 && status != 200) {
            var message = new Answer(call, status, in.readNBytes(contentLength(head))).message();
            throw new EngineAnswerException(call.toString(), status, message);
        }
    }

    /** Reads byte by byte, so that nothing of what follows the head is lost. */
    private String readHead() throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0 || head.length() == LONGEST_HEAD) {
                throw new EOFException("the connection ended within the head of an answer");
            }
            head.append((char) next);
        }
        if (!head.toString().matches("(?s)HTTP/1\\.[01] [0-9]{3}[ \\r].*")) {
            throw new EOFException("the answer is not HTTP");
        }
        return head.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
