package dev.slipway.acceptance;

import dev.slipway.engine.api.EngineAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Stands between a server and its engine, and sees each call that changes something. A connection carries one call. */
final class EngineTap implements AutoCloseable {
    private static final Pattern CHANGE = Pattern.compile("(POST|PUT|DELETE) .*");
    private static final Pattern NO_CHANGE = Pattern.compile("POST .*/(wait|resize|auth)");
    private static final String END = "\r\n\r\n";

    private final ServerSocketChannel listening;
    private final Path socket;
    private final EngineAddress engine;
    private final AtomicReference<Watcher> watcher = new AtomicReference<>(Watcher.NOBODY);

    private EngineTap(ServerSocketChannel listening, Path socket, EngineAddress engine) {
        this.listening = listening;
        this.socket = socket;
        this.engine = engine;
    }

    /** What is done about calls that change something. Called by the threads of the calls, which end when it throws. */
    interface Watcher {
        /** Does nothing. */
        Watcher NOBODY = (_, _) -> {};

        /** Called before a call goes to the engine, and when the engine has done it and nobody has been told yet. */
        void at(Moment moment, String call) throws IOException;
    }

    /** When a call is seen. */
    enum Moment {
        /** The engine has not heard of it. */
        BEFORE,
        /** It is done, and whoever asked for it does not know. */
        AFTER
    }

    /** One in this folder, before this engine. */
    static EngineTap open(Path folder, EngineAddress engine) throws IOException {
        var socket = folder.resolve("tap.sock");
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        var tap = new EngineTap(listening, socket, engine);
        Thread.ofVirtual().start(tap::accept);
        return tap;
    }

    /** Where it listens. */
    EngineAddress address() {
        return new EngineAddress.Unix(socket);
    }

    /** Sets what is done about calls from now on. */
    void watch(Watcher other) {
        watcher.set(other);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                var target = SocketChannel.open(engine.socket())) {
            var in = Channels.newInputStream(client);
            var head = head(in);
            var call = head.substring(0, head.indexOf("\r\n"))
                    .replaceFirst(" HTTP/.*", "")
                    .replaceFirst("\\?.*", "")
                    .replaceFirst("/v[0-9.]+/", "/");
            var changes =
                    CHANGE.matcher(call).matches() && !NO_CHANGE.matcher(call).matches();
            if (changes) {
                watcher.get().at(Moment.BEFORE, call);
            }
            var out = Channels.newOutputStream(target);
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            Thread.ofVirtual().start(() -> move(in, out, target));
            answer(call, changes, Channels.newInputStream(target), Channels.newOutputStream(client));
        } catch (IOException _) {
            // One of the two has gone, which the other sees.
        }
    }

    private void answer(String call, boolean changes, InputStream engine, OutputStream client) throws IOException {
        if (!changes || call.contains("/exec")) {
            copy(engine, client);
            return;
        }
        var answer = engine.readAllBytes();
        watcher.get().at(Moment.AFTER, call);
        client.write(answer);
    }

    private static void move(InputStream in, OutputStream out, SocketChannel target) {
        try {
            copy(in, out);
            target.shutdownOutput();
        } catch (IOException _) {
            // As above.
        }
    }

    /** Each piece at once, as a stream of events waits for nothing. */
    private static void copy(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[64 * 1024];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
