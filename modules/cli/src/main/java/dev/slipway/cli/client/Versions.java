package dev.slipway.cli.client;

import dev.slipway.platform.api.ConflictException;
import dev.slipway.server.api.ServerInfo;
import java.util.Optional;

/** The version of this program, and what follows when a server has another one. */
public final class Versions {
    private Versions() {}

    /** The version of this program. */
    public static String ours() {
        var version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /**
     * What is to be said of a server of another version; empty where it has ours.
     *
     * @param address where it is; empty for the one of this machine
     * @throws ConflictException when the two do not understand each other
     */
    static Optional<String> note(ServerInfo server, String ours, String address) {
        if (server.api() == ServerInfo.API && server.version().equals(ours)) {
            return Optional.empty();
        }
        var text = "the server" + (address.isEmpty() ? "" : " at " + address) + " is slipway " + server.version()
                + ", and this command slipway " + ours + "; "
                + (address.isEmpty()
                        ? "'slipway server stop' ends it, and the next command starts one of its own version. What runs"
                                + " goes on meanwhile"
                        : "use the same version on both sides");
        if (server.api() != ServerInfo.API) {
            throw new ConflictException("they do not understand each other: " + text);
        }
        return Optional.of(text);
    }
}
