package dev.slipway.engine.api;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 to an engine, or to whatever else speaks it in the same way, blocking, a connection for each call: on a unix socket a connection costs next to nothing,
 * and an interrupt or a close simply ends it. Why no library: docs/decisions/0004-engine-client.md.
 */
public final class HttpTransport implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final EngineAddress address;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    /** Connects to this address for each call. */
    public HttpTransport(EngineAddress address) {
        this.address = address;
    }

    /** Sends the call as it is and returns as soon as the head of the answer is there; the caller closes it. */
    public EngineStream exchange(Call call) throws InterruptedException {
        return exchange(call, call.target());
    }

    /** Sends the call and returns as soon as the head of the answer is there. */
    EngineStream exchange(Call call, String target) throws InterruptedException {
        var exchange = new Exchange(call);
        try {
            return exchange.run(target);
        } catch (IOException e) {
            exchange.close();
            throw exchange.fault(e);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    /** A connection to the engine; the caller closes it. */
    static SocketChannel connect(EngineAddress address) throws IOException {
        try {
            return SocketChannel.open(address.socket());
        } catch (UnresolvedAddressException e) {
            throw new EngineUnreachableException(address, e);
        } catch (IOException e) {
            if (isInterrupt(e)) {
                throw e;
            }
            throw new EngineUnreachableException(address, e);
        }
    }

    /** What a fault in the middle of a call means to its caller. */
    static EngineException failure(Call call, Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UploadException upload) {
                return upload;
            }
        }
        return new EngineDisconnectedException(call, fault);
    }

    /** Whether this is how an interrupt shows itself inside blocking I/O. */
    static boolean isInterrupt(IOException e) {
        return e instanceof ClosedByInterruptException || e.getClass() == InterruptedIOException.class;
    }

    @Override
    public void close() {
        open.forEach(HttpTransport::closeQuietly);
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // Nothing is lost with a connection that has failed already.
        }
    }

    /** One call on its connection. */
    private final class Exchange {
        private final Call call;
        private @Nullable SocketChannel channel;
        private volatile @Nullable UploadException uploadFault;

        Exchange(Call call) {
            this.call = call;
        }

        EngineStream run(String target) throws IOException {
            var connected = connect(address);
            channel = connected;
            open.add(connected);
            send(target, Channels.newOutputStream(connected));
            var in = new BufferedInputStream(Channels.newInputStream(connected), BUFFER_BYTES);
            var head = HttpMessage.readHead(in);
            while (head.status() < 200) {
                head = HttpMessage.readHead(in);
            }
            var body = new Body(BodyInput.after(head, in), this);
            return new EngineStream(head.status(), head.header("api-version"), body, this::close);
        }

        void close() {
            if (channel != null) {
                open.remove(channel);
                closeQuietly(channel);
            }
        }

        /** The upload's own fault, when that is why the connection ended. */
        EngineException fault(IOException e) throws InterruptedException {
            return uploadFault == null ? EngineApi.interruptedOr(call, e) : uploadFault;
        }

        private void send(String target, OutputStream out) throws IOException {
            switch (call.body()) {
                case Call.Body.None _ ->
                    out.write(HttpMessage.request(call, target, List.of("Connection: close", "Content-Length: 0")));
                case Call.Body.Document(var json) -> {
                    var content = json.getBytes(StandardCharsets.UTF_8);
                    var headers = List.of(
                            "Connection: close", "Content-Type: application/json", "Content-Length: " + content.length);
                    out.write(HttpMessage.request(call, target, headers));
                    out.write(content);
                }
                case Call.Body.Tar(var upload) -> {
                    var headers = List.of(
                            "Connection: close", "Content-Type: application/x-tar", "Transfer-Encoding: chunked");
                    out.write(HttpMessage.request(call, target, headers));
                    Thread.startVirtualThread(() -> upload(upload, new ChunkedOutput(out)));
                }
            }
        }

        /** Runs beside the reader of the answer, as an engine may answer before it has read everything. */
        private void upload(Upload upload, ChunkedOutput out) {
            try {
                var buffered = new BufferedOutputStream(out, BUFFER_BYTES);
                upload.writeTo(buffered);
                buffered.close();
            } catch (Throwable e) {
                // Even an Error must end the call: nobody else would, and its caller would wait for ever.
                // Where the connection failed, the reader of the answer learns of it by itself.
                if (!out.broken()) {
                    uploadFault = new UploadException(call, e);
                    close();
                }
            }
        }
    }

    /** The body of an answer; its faults are those of the upload where that failed first. */
    private static final class Body extends FilterInputStream {
        private final Exchange exchange;

        Body(InputStream in, Exchange exchange) {
            super(in);
            this.exchange = exchange;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw explained(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                throw explained(e);
            }
        }

        private IOException explained(IOException e) {
            return exchange.uploadFault == null ? e : new IOException(exchange.uploadFault);
        }
    }
}
