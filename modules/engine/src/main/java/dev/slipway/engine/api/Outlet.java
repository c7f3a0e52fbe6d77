package dev.slipway.engine.api;

import java.io.IOException;
import java.io.OutputStream;

/** The request body of a call; remembers whether it was the connection that failed. */
final class Outlet extends OutputStream {
    private final OutputStream connection;
    private boolean broken;

    Outlet(OutputStream connection) {
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
        try {
            connection.write(bytes, offset, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }
}
