package dev.slipway.engine.api;

/** The engine answered a call with an error. */
public final class EngineAnswerException extends EngineException {
    private final String call;
    private final int status;
    private final String engineMessage;

    /** For instance {@code ("POST /containers/create", 404, "No such image: x")}. */
    public EngineAnswerException(String call, int status, String engineMessage) {
        super(call + ": " + (status < 300 ? "" : status + " ") + engineMessage, null);
        this.call = call;
        this.status = status;
        this.engineMessage = engineMessage;
    }

    /** Method and path of the call, such as {@code POST /containers/create}. */
    public String call() {
        return call;
    }

    /** The HTTP status; 200 when the error came inside a stream that had begun well, as those of a pull do. */
    public int status() {
        return status;
    }

    /** What the engine wrote. */
    public String engineMessage() {
        return engineMessage;
    }
}
