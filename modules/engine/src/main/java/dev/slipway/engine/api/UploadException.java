package dev.slipway.engine.api;

/** What was to be sent to the engine could not be produced. */
public final class UploadException extends EngineException {
    private final String reason;

    UploadException(Call call, Throwable cause) {
        super(call + ": cannot produce what was to be sent: " + cause.getMessage(), cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /** What was wrong with its source. */
    public String reason() {
        return reason;
    }
}
