package dev.slipway.testing.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Moves bytes from one connection to another. */
final class Pump {
    private static final int BUFFER = 64 * 1024;

    private Pump() {}

    /** Moves and counts bytes until there are no more, or as many as may pass; whether the latter. */
    static boolean move(InputStream in, OutputStream out, long most, AtomicLong count) throws IOException {
        var buffer = new byte[BUFFER];
        for (var left = most; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return false;
            }
            out.write(buffer, 0, read);
            count.addAndGet(read);
            left -= read;
        }
        return true;
    }
}
