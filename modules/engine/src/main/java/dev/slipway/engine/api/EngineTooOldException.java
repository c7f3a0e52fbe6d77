package dev.slipway.engine.api;

/** The engine speaks only versions of the API older than the oldest one this client knows. */
public final class EngineTooOldException extends EngineException {
    private final String spoken;
    private final String needed;

    EngineTooOldException(EngineAddress address, ApiVersion spoken, ApiVersion needed) {
        super(
                "the container engine at " + address + " speaks API " + spoken + ", but " + needed
                        + " or newer is needed; update it to Docker 20.10, Podman 4 or newer",
                null);
        this.spoken = spoken.toString();
        this.needed = needed.toString();
    }

    /** The newest API version of the engine. */
    public String spoken() {
        return spoken;
    }

    /** The oldest API version this client can work with. */
    public String needed() {
        return needed;
    }
}
