package dev.slipway.engine.api;

import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A connector that never speaks TLS, and so spares every command the loading of trust stores: 0.1 s of its start. */
final class PlainConnector extends ClientConnector {
    @Override
    protected SslContextFactory.Client newSslContextFactory() {
        return new Unloaded();
    }

    private static final class Unloaded extends SslContextFactory.Client {
        @Override
        protected void doStart() {
            // nothing to load
        }
    }
}
