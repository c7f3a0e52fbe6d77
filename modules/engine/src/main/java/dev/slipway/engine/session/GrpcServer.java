package dev.slipway.engine.session;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Serves gRPC on one connection that is already open. */
final class GrpcServer implements AutoCloseable {
    private final Server server;

    private GrpcServer(Server server) {
        this.server = server;
    }

    static GrpcServer serve(SocketChannel channel, SessionServices services) throws IOException {
        var server = new Server(new VirtualThreadPool());
        var connector = new OneConnection(server);
        server.addConnector(connector);
        server.setHandler(new GrpcHandler(services));
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("cannot start the session server", e);
        }
        connector.serve(channel);
        return new GrpcServer(server);
    }

    /** Jetty waits for its threads and would not stop in an interrupted one; the interrupt is put off. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the session server", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
