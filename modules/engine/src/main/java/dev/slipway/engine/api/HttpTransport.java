package dev.slipway.engine.api;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.OutputStreamRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.Transport;

/** HTTP/1.1 to an engine: pooled connections, streamed in both directions. */
final class HttpTransport implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    /** Followers of logs and events each hold a connection for as long as they live. */
    private static final int MOST_CONNECTIONS = 1024;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final EngineAddress address;
    private final Transport transport;
    private final String origin;
    private final HttpClient client;

    HttpTransport(EngineAddress address) {
        this.address = address;
        this.transport = switch (address) {
            case EngineAddress.Unix(var path) -> new Transport.TCPUnix(path);
            case EngineAddress.Tcp _ -> Transport.TCP_IP;
        };
        this.origin = switch (address) {
            case EngineAddress.Unix _ -> "http://localhost";
            case EngineAddress.Tcp(var host, var port) -> "http://" + host + ":" + port;
        };
        this.client = started();
    }

    private static HttpClient started() {
        var connector = new PlainConnector();
        connector.setSelectors(1);
        connector.setIdleTimeout(Duration.ZERO);
        connector.setConnectTimeout(CONNECT_PATIENCE);
        var client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot start the HTTP client", e);
        }
        client.getProtocolHandlers().clear();
        client.getContentDecoderFactories().clear();
        return client;
    }

    /** Sends the call and returns as soon as the head of the answer is there. */
    EngineStream exchange(Call call, String target) throws InterruptedException {
        var request = client.newRequest(URI.create(origin + target))
                .transport(transport)
                .method(call.method());
        request.headers(fields -> call.headers().forEach(header -> fields.add(header.name(), header.value())));
        var begun = new AtomicBoolean();
        request.onRequestBegin(_ -> begun.set(true));
        var listener = new InputStreamResponseListener();
        send(call, request, listener);
        try {
            var response = listener.get(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            var version = response.getHeaders().get("Api-Version");
            return new EngineStream(
                    response.getStatus(),
                    version == null ? "" : version,
                    listener.getInputStream(),
                    () -> abort(request, new CancellationException("closed")));
        } catch (InterruptedException e) {
            abort(request, e);
            throw e;
        } catch (ExecutionException | TimeoutException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw begun.get() ? failure(call, cause) : new EngineUnreachableException(address, cause);
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

    private static void send(Call call, Request request, InputStreamResponseListener listener) {
        switch (call.body()) {
            case Call.Body.None _ -> request.send(listener);
            case Call.Body.Document(var json) -> {
                var content = json.toString().getBytes(StandardCharsets.UTF_8);
                request.body(new BytesRequestContent("application/json", content))
                        .send(listener);
            }
            case Call.Body.Tar(var upload) -> {
                var content = new OutputStreamRequestContent("application/x-tar");
                request.body(content).send(listener);
                Thread.startVirtualThread(() -> upload(call, upload, request, new Outlet(content.getOutputStream())));
            }
        }
    }

    private static void upload(Call call, Upload upload, Request request, Outlet outlet) {
        try {
            var buffered = new BufferedOutputStream(outlet, BUFFER_BYTES);
            upload.writeTo(buffered);
            buffered.close();
        } catch (Throwable e) {
            // Even an Error must end the call: nobody else would, and its caller would wait for ever.
            // Where the connection failed, the reader of the answer learns of it by itself.
            if (!outlet.broken()) {
                abort(request, new UploadException(call, e));
            }
        }
    }

    private static void abort(Request request, Throwable cause) {
        // Whether the request was still running makes no difference.
        var _ = request.abort(cause);
    }

    /** Whether this is how an interrupt shows itself inside blocking I/O. */
    static boolean isInterrupt(IOException e) {
        return e instanceof ClosedByInterruptException || e.getClass() == InterruptedIOException.class;
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the HTTP client", e);
        }
    }
}
