package dev.slipway.engine.api;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/** Where a container engine listens. */
public sealed interface EngineAddress {
    /** Where Docker listens unless told otherwise. */
    EngineAddress DEFAULT = new Unix(Path.of("/var/run/docker.sock"));

    /**
     * A unix-domain socket.
     *
     * @param path absolute path of the socket
     */
    record Unix(Path path) implements EngineAddress {
        /** Checks that the path is absolute. */
        public Unix {
            if (!path.isAbsolute()) {
                throw invalid("unix://" + path);
            }
        }

        @Override
        public SocketAddress socket() {
            return UnixDomainSocketAddress.of(path);
        }

        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /**
     * A TCP port, spoken to without encryption.
     *
     * @param host host name or address
     * @param port 1 to 65535
     */
    record Tcp(String host, int port) implements EngineAddress {
        /** Checks that both parts are there. */
        public Tcp {
            if (host.isEmpty() || port < 1 || port > 65535) {
                throw invalid("tcp://" + host + ":" + port);
            }
        }

        @Override
        public SocketAddress socket() {
            return new InetSocketAddress(host, port);
        }

        @Override
        public String toString() {
            return "tcp://" + host + ":" + port;
        }
    }

    /** The address to connect to; looks a host name up. */
    SocketAddress socket();

    /** Reads {@code unix:///path} or {@code tcp://host:port}. */
    static EngineAddress parse(String text) {
        if (text.startsWith("ssh://")) {
            throw new IllegalArgumentException("engine address '" + text + "' uses ssh, which is not supported;"
                    + " forward the socket with 'ssh -L' and use unix:///path");
        }
        if (text.startsWith("unix://")) {
            return new Unix(Path.of(text.substring("unix://".length())));
        }
        if (text.startsWith("tcp://")) {
            return tcp(text);
        }
        throw invalid(text);
    }

    /** Follows {@code DOCKER_HOST}, or the default socket; TLS ({@code DOCKER_TLS_VERIFY}) is refused. */
    static EngineAddress fromEnvironment(Map<String, String> environment) {
        if (!environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            throw new IllegalArgumentException(
                    "DOCKER_TLS_VERIFY is set, but TLS is not supported; unset it and use unix:///path or tcp://host:port");
        }
        var host = environment.getOrDefault("DOCKER_HOST", "");
        return host.isEmpty() ? DEFAULT : parse(host);
    }

    private static EngineAddress tcp(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getHost() == null || !uri.getPath().isEmpty()) {
                throw invalid(text);
            }
            return new Tcp(uri.getHost(), uri.getPort());
        } catch (IllegalArgumentException _) {
            throw invalid(text);
        }
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "invalid engine address '" + text + "'; expected unix:///path or tcp://host:port");
    }
}
