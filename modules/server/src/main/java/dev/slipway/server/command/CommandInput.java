package dev.slipway.server.command;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** What a command is fed, which comes in pieces. One thread feeds, and waits where the other one does not read. */
final class CommandInput extends InputStream {
    private static final int MOST_WAITING = 2;

    private final BlockingQueue<ByteBuffer> pieces = new ArrayBlockingQueue<>(MOST_WAITING);
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean ended;

    /** Adds a piece; an empty one is the end. */
    void feed(ByteBuffer bytes) throws InterruptedException {
        pieces.put(bytes);
    }

    @Override
    public int read() throws InterruptedIOException {
        return hasMore() ? Byte.toUnsignedInt(piece.get()) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        var count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        return count;
    }

    private boolean hasMore() throws InterruptedIOException {
        try {
            if (!ended && !piece.hasRemaining()) {
                piece = pieces.take();
                ended = !piece.hasRemaining();
            }
            return !ended;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
