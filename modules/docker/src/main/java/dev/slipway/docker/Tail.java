package dev.slipway.docker;

import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.OutputListener;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the end of what a program prints. */
final class Tail implements OutputListener {
    private static final int MOST_BYTES = 8 * 1024;

    private byte[] kept = new byte[0];

    @Override
    public synchronized void output(Output stream, byte[] piece) {
        var all = Arrays.copyOf(kept, kept.length + piece.length);
        System.arraycopy(piece, 0, all, kept.length, piece.length);
        kept = all.length > MOST_BYTES ? Arrays.copyOfRange(all, all.length - MOST_BYTES, all.length) : all;
    }

    @Override
    public synchronized String toString() {
        return new String(kept, StandardCharsets.UTF_8);
    }
}
