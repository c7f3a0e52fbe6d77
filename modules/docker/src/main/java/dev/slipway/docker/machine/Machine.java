package dev.slipway.docker.machine;

import dev.slipway.docker.gear.Powers;
import java.nio.file.Path;
import java.util.Set;

/** The machine that an engine runs on, as far as it can be looked at. */
public interface Machine {
    /**
     * A port that somebody listens on.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param address IP address, or empty for all
     * @param port the port
     */
    record Listening(String protocol, String address, int port) {}

    /** Whether there is such a file or folder; true where that cannot be known. */
    boolean has(String path);

    /** The ports that somebody listens on, as far as that can be known. */
    Set<Listening> listening();

    /** What stands for all rights on it. */
    Powers powers();

    /** This machine. */
    static Machine local() {
        return new LocalMachine(Path.of("/"));
    }

    /** A machine that nothing is known of. */
    static Machine remote() {
        return new RemoteMachine();
    }
}
