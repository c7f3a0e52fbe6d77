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

    /** Jetty's stream waits for content even when none is asked for, which {@code readNBytes} does at its end. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : super.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        onClose.run();
        super.close();
    }
}
