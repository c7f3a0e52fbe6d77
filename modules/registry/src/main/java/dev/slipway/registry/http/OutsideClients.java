package dev.slipway.registry.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clients of {@link OutsideHttp}, each made when it is first needed: reading a machine's certificates takes a third of a
 * second, for nothing where a registry speaks plain HTTP. Safe for use by many threads.
 */
public final class OutsideClients implements AutoCloseable {
    private final Map<String, String> environment;
    private @Nullable HttpClient plain;
    private @Nullable HttpClient encrypted;

    /** Clients for a process with this environment. */
    public OutsideClients(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The client for this URL. */
    public synchronized HttpClient of(URI target) {
        return "https".equals(target.getScheme()) ? encrypted() : plain();
    }

    /** Ends the connections, and with them what still runs. */
    @Override
    public synchronized void close() {
        if (plain != null) {
            end(plain);
        }
        if (encrypted != null) {
            end(encrypted);
        }
    }

    private HttpClient plain() {
        if (plain == null) {
            plain = OutsideHttp.plainClient(environment);
        }
        return plain;
    }

    private HttpClient encrypted() {
        if (encrypted == null) {
            encrypted = OutsideHttp.client(environment);
        }
        return encrypted;
    }

    private static void end(HttpClient client) {
        client.shutdownNow();
        client.close();
    }
}
