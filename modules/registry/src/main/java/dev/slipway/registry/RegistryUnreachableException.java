package dev.slipway.registry;

/** No registry answers at an address. */
public final class RegistryUnreachableException extends RegistryException {
    private final RegistryAddress registry;

    /** For instance {@code (localhost:5100, "connection refused", …)}. */
    public RegistryUnreachableException(RegistryAddress registry, String reason, Throwable cause) {
        super("no registry answers at " + registry + ": " + reason, cause);
        this.registry = registry;
    }

    /** Where none answers. */
    public RegistryAddress registry() {
        return registry;
    }
}
