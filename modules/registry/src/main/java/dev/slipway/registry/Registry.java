package dev.slipway.registry;

import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.http.Backoff;
import dev.slipway.registry.http.OutsideClients;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A registry of images (OCI distribution specification 1.1).
 *
 * <p>Nothing is sent before the first call. Safe for use by many threads. A call that meets a fault that may pass – a
 * broken connection, status 408, 429 or 5xx – is tried again; then it throws a {@link RegistryException}. No call waits
 * for ever: an answer must begin, and go on, within a minute.
 */
public final class Registry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transport transport;

    private Registry(Transport transport) {
        this.transport = transport;
    }

    /**
     * The registry at this address; the caller closes it.
     *
     * @param environment of the process, for its proxies and certificates
     */
    public static Registry open(
            RegistryAddress address, CredentialSource credentials, Map<String, String> environment) {
        return open(address, credentials, new OutsideClients(environment), Backoff.ofSystem());
    }

    /** The registry behind these clients, which are closed with it. */
    static Registry open(RegistryAddress address, CredentialSource credentials, OutsideClients http, Backoff backoff) {
        return open(address, credentials, http, backoff, PATIENCE);
    }

    /** As the one above; each piece of an answer must come within {@code patience}. */
    static Registry open(
            RegistryAddress address,
            CredentialSource credentials,
            OutsideClients http,
            Backoff backoff,
            Duration patience) {
        return new Registry(new Transport(address, credentials, http, backoff, patience));
    }

    /** Where it is. */
    public RegistryAddress address() {
        return transport.registry();
    }

    /** Returns when the registry answers and takes our credentials; throws status 401 when it does not take them. */
    public void check() throws InterruptedException {
        var target = address().base().resolve("/v2/");
        transport
                .send(Call.of("log in to " + address(), "GET", target), Set.of(200))
                .close();
    }

    /** A repository; nothing tells whether it exists. The path is as written in an image reference. */
    public Repository repository(String path) {
        return new Repository(transport, address().repository(path));
    }

    /** Ends the connections, and with them the calls that still run. */
    @Override
    public void close() {
        transport.close();
    }
}
