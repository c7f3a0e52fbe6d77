package dev.slipway.engine.api;

/** What was to be sent to the engine could not be produced. */
public final class UploadException extends EngineException {
    UploadException(Call call, Throwable cause) {
        super(call + ": cannot produce what was to be sent: " + cause.getMessage(), cause);
    }
}
