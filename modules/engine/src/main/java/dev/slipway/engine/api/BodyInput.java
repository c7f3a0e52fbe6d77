package dev.slipway.engine.api;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer in pieces of known length: one, or the chunks of RFC 9112, section 7.1. A stream that ends
 * before its body does is a fault, never an end.
 */
final class BodyInput extends FilterInputStream {
    private static final int LONGEST_CHUNK_LINE = 256;
    private static final int HEXADECIMAL = 16;

    private final boolean chunked;
    private long left;
    private boolean ended;

    private BodyInput(InputStream in, boolean chunked, long left) {
        super(in);
        this.chunked = chunked;
        this.left = left;
        this.ended = !chunked && left == 0;
    }

    /** The body that follows this head; without a length it lasts until the connection ends. */
    static InputStream after(HttpMessage.Head head, InputStream in) throws IOException {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            return new BodyInput(in, true, 0);
        }
        var bodiless = head.status() == 204 || head.status() == 304;
        var length = bodiless ? 0 : HttpMessage.contentLength(head);
        return length < 0 ? in : new BodyInput(in, false, length);
    }

    @Override
    public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection ended " + left + " bytes before the end of a piece");
        }
        left -= count;
        if (left == 0) {
            endPiece();
        }
        return count;
    }

    private void nextChunk() throws IOException {
        var line = HttpMessage.readLine(in, LONGEST_CHUNK_LINE);
        var size = line.replaceFirst(";.*", "").strip();
        try {
            left = Long.parseLong(size, HEXADECIMAL);
        } catch (NumberFormatException e) {
            throw new IOException("'" + line + "' is not the size of a chunk", e);
        }
        if (left == 0) {
            ended = true;
            skipTrailers();
        }
    }

    private void endPiece() throws IOException {
        if (chunked) {
            HttpMessage.readLine(in, LONGEST_CHUNK_LINE);
        } else {
            ended = true;
        }
    }

    private void skipTrailers() throws IOException {
        var line = "";
        do {
            line = HttpMessage.readLine(in, LONGEST_CHUNK_LINE);
        } while (!line.isEmpty());
    }
}
