package dev.slipway.server.http;

import dev.slipway.server.access.Tokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Serves routes on one address, each request on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {
    private static final int SELECTORS = 1;

    private final Server server;
    private final Lines lines;
    private final ServerConnector connector;

    private HttpServer(Server server, Lines lines, ServerConnector connector) {
        this.server = server;
        this.lines = lines;
        this.connector = connector;
    }

    /**
     * Begins to serve.
     *
     * @param surprises takes faults that are nobody's but ours
     * @throws IOException when the address cannot be listened on
     */
    public static HttpServer start(
            InetSocketAddress address, List<Route> routes, Tokens tokens, Consumer<Exception> surprises)
            throws IOException {
        var server = new Server(new VirtualThreadPool());
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        var connector = new ServerConnector(server, 0, SELECTORS, new HttpConnectionFactory(configuration));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        var lines = new Lines(server, surprises);
        server.setHandler(new ApiHandler(routes, tokens, lines, surprises));
        var started = new HttpServer(server, lines, connector);
        try {
            server.start();
            return started;
        } catch (Exception e) {
            started.close();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Ends it; whoever listens to events is cut off. Puts an interrupt off, as Jetty would not stop in an interrupted thread. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        try {
            lines.close();
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the server", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
