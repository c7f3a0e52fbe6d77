package dev.slipway.engine.container;

/**
 * A port of the machine that leads to a port of a container.
 *
 * @param containerPort port of the container
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param hostAddress address of the machine; empty for all
 * @param hostPort first port of the machine; 0 lets the engine choose
 * @param lastHostPort last port of the machine, from which the first free one is taken; as {@code hostPort} for one
 */
public record Port(int containerPort, String protocol, String hostAddress, int hostPort, int lastHostPort) {
    /** One port of the machine. */
    public Port(int containerPort, String protocol, String hostAddress, int hostPort) {
        this(containerPort, protocol, hostAddress, hostPort, hostPort);
    }

    /** A TCP port, reached through all addresses of the machine. */
    public static Port tcp(int containerPort, int hostPort) {
        return new Port(containerPort, "tcp", "", hostPort);
    }

    /** The engine's form of the container's side, such as {@code 80/tcp}. */
    String key() {
        return containerPort + "/" + protocol;
    }

    /** The engine's form of the machine's side: empty, {@code 80} or {@code 8000-8010}. */
    String hostPorts() {
        if (hostPort == 0) {
            return "";
        }
        return hostPort == lastHostPort ? Integer.toString(hostPort) : hostPort + "-" + lastHostPort;
    }
}
