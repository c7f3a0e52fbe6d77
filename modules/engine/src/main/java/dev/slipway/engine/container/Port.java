package dev.slipway.engine.container;

/**
 * A port of the machine that leads to a port of a container.
 *
 * @param containerPort port of the container
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostAddress address of the machine; empty for all
 * @param hostPort port of the machine; 0 lets the engine choose
 */
public record Port(int containerPort, String protocol, String hostAddress, int hostPort) {
    /** A TCP port, reached through all addresses of the machine. */
    public static Port tcp(int containerPort, int hostPort) {
        return new Port(containerPort, "tcp", "", hostPort);
    }

    /** The engine's form of the container's side, such as {@code 80/tcp}. */
    String key() {
        return containerPort + "/" + protocol;
    }
}
