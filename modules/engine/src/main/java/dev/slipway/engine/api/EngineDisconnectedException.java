package dev.slipway.engine.api;

/** The connection to the engine ended in the middle of a call. */
public final class EngineDisconnectedException extends EngineException {
    /** For this call, cut off for this cause. */
    public EngineDisconnectedException(Call call, Throwable cause) {
        super(call + ": the engine closed the connection before its answer was complete", cause);
    }
}
