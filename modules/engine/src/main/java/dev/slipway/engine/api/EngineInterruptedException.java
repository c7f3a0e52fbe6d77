package dev.slipway.engine.api;

/** The calling thread was interrupted during a short call; its interrupt status is set again. */
public final class EngineInterruptedException extends EngineException {
    EngineInterruptedException(Call call, InterruptedException cause) {
        super(call + ": interrupted", cause);
    }
}
