package dev.slipway.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where a server listens.
 *
 * @param host name or address of the machine
 * @param port the port; 0 for any
 */
public record Listen(String host, int port) {
    private static final int USUAL_PORT = 7390;
    private static final int LAST_PORT = 65_535;

    /** Checks the port. */
    public Listen {
        if (host.isEmpty() || port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("'" + host + ":" + port + "' cannot be listened on: expected HOST:PORT");
        }
    }

    /** Port 7390 on loopback, or any free one where that is taken: the command line finds it. */
    public static Listen usual() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_PORT));
            return new Listen("127.0.0.1", USUAL_PORT);
        } catch (IOException _) {
            return new Listen("127.0.0.1", 0);
        }
    }

    /** Reads {@code HOST:PORT}. */
    public static Listen parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return new Listen(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
        throw new IllegalArgumentException("'" + text + "' cannot be listened on: expected HOST:PORT");
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
