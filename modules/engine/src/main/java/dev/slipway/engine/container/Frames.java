package dev.slipway.engine.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes apart the two outputs of a program (Docker Engine API, "Attach to a container", section "Stream format"). */
final class Frames {
    private static final int HEADER_BYTES = 8;
    private static final int PIECE_BYTES = 32 * 1024;
    private static final int ERROR = 2;

    private Frames() {}

    /** Hands on every frame until the end; one cut off throws {@link EOFException}. */
    static void read(InputStream in, OutputListener listener) throws IOException {
        for (var header = in.readNBytes(HEADER_BYTES); header.length > 0; header = in.readNBytes(HEADER_BYTES)) {
            if (header.length < HEADER_BYTES) {
                throw new EOFException("the stream ended within the header of a frame");
            }
            var output = header[0] == ERROR ? Output.ERROR : Output.OUT;
            frame(in, Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4)), output, listener);
        }
    }

    /** Hands on all there is as one output, as a terminal has it. */
    static void readTerminal(InputStream in, OutputListener listener) throws IOException {
        var buffer = new byte[PIECE_BYTES];
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            listener.output(Output.OUT, Arrays.copyOf(buffer, count));
        }
    }

    private static void frame(InputStream in, long length, Output output, OutputListener listener) throws IOException {
        for (var left = length; left > 0; ) {
            var piece = in.readNBytes((int) Math.min(left, PIECE_BYTES));
            if (piece.length == 0) {
                throw new EOFException("the stream ended within a frame");
            }
            listener.output(output, piece);
            left -= piece.length;
        }
    }
}
