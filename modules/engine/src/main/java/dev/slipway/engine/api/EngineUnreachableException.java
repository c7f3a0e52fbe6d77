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

    /** The innermost cause is the operating system's. */
    private static String reason(Throwable fault) {
        var cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String advice(EngineAddress address) {
        if (address instanceof EngineAddress.Unix(var path) && Files.exists(path) && !Files.isWritable(path)) {
            return "join the group that owns the socket with 'usermod -aG docker USER', or become root";
        }
        return "start one with 'systemctl start docker' or 'dockerd &', or set DOCKER_HOST";
    }
}
