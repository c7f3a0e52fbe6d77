package dev.slipway.engine.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request whose length is not known before, in the chunks of RFC 9112, section 7.1; each write is one
 * chunk. Remembers whether it was the connection that failed.
 */
final class ChunkedOutput extends OutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};

    private final OutputStream connection;
    private boolean broken;

    ChunkedOutput(OutputStream connection) {
        this.connection = connection;
    }

    boolean broken() {
        return broken;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            var size = Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII);
            send(size, 0, size.length);
            send(bytes, offset, length);
        }
    }

    /** Sends the last chunk; leaves the connection open for the answer. */
    @Override
    public void close() throws IOException {
        send(LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        try {
            connection.write(bytes, offset, length);
            connection.write(LINE_END);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
