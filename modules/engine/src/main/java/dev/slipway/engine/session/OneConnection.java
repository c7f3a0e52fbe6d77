package dev.slipway.engine.session;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.HostPort;

/** A connector that listens nowhere: it is handed its connection. */
final class OneConnection extends AbstractConnector {
    private final SelectorManager selectors;

    OneConnection(Server server) {
        super(server, null, null, null, 0, new HTTP2CServerConnectionFactory(configuration()));
        this.selectors = new Selectors();
        setIdleTimeout(0);
        installBean(selectors);
    }

    /** Serves this connection, whose other end speaks HTTP/2 from the first byte. */
    void serve(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        selectors.accept(channel);
    }

    @Override
    protected void accept(int acceptor) {
        throw new UnsupportedOperationException("this connector has no acceptors");
    }

    @Override
    public Object getTransport() {
        return selectors;
    }

    /** A unix-domain socket has no host name; without one Jetty answers "Bad Authority". */
    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setServerAuthority(new HostPort("localhost"));
        return configuration;
    }

    private final class Selectors extends SelectorManager {
        private Selectors() {
            super(OneConnection.this.getExecutor(), OneConnection.this.getScheduler(), 1);
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
            return new SocketChannelEndPoint((SocketChannel) channel, selector, key, getScheduler());
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
            return getDefaultConnectionFactory().newConnection(OneConnection.this, endPoint);
        }

        @Override
        protected void endPointOpened(EndPoint endPoint) {
            super.endPointOpened(endPoint);
            onEndPointOpened(endPoint);
        }

        @Override
        protected void endPointClosed(EndPoint endPoint) {
            onEndPointClosed(endPoint);
            super.endPointClosed(endPoint);
        }
    }
}
