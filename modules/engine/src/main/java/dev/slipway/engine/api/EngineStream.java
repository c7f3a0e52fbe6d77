package dev.slipway.engine.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The answer to a call as it comes in; closing it ends the call, complete or not. */
public final class EngineStream extends FilterInputStream {
    private final int status;
    private final String apiVersion;
    private final Runnable onClose;

    EngineStream(int status, String apiVersion, InputStream body, Runnable onClose) {
        super(body);
        this.status = status;
        this.apiVersion = apiVersion;
        this.onClose = onClose;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The header {@code Api-Version}, or an empty string. */
    String apiVersion() {
        return apiVersion;
    }

    @Override
    public void close() throws IOException {
        onClose.run();
        super.close();
    }
}
