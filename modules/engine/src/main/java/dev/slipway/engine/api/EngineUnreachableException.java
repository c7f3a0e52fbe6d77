package dev.slipway.engine.api;

import java.nio.file.Files;

/** No engine answers at an address. */
public final class EngineUnreachableException extends EngineException {
    private final EngineAddress address;

    /** For a connection to this address that failed for this cause. */
    public EngineUnreachableException(EngineAddress address, Throwable cause) {
        super("cannot reach a container engine at " + address + ": " + reason(cause) + "; " + advice(address), cause);
        this.address = address;
    }

    /** Where the engine was looked for. */
    public EngineAddress address() {
        return address;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String advice(EngineAddress address) {
        if (address instanceof EngineAddress.Unix(var path) && Files.exists(path) && !Files.isWritable(path)) {
            return "join the group that owns the socket with 'usermod -aG docker USER', or become root";
        }
        return "start one with 'systemctl start docker' or 'dockerd &', or set DOCKER_HOST";
    }
}
