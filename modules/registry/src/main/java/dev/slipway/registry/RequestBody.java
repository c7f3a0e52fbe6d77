package dev.slipway.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends: a part of a blob, read anew each time it is sent. Knows how far it got, and keeps a fault of the
 * source apart from those of the connection.
 */
final class RequestBody {
    private final BlobSource source;
    private final long offset;
    private final long length;
    private final AtomicLong sent = new AtomicLong();
    private volatile @Nullable IOException fault;

    private RequestBody(BlobSource source, long offset, long length) {
        this.source = source;
        this.offset = offset;
        this.length = length;
    }

    static RequestBody none() {
        return new RequestBody(_ -> InputStream.nullInputStream(), 0, 0);
    }

    static RequestBody of(byte[] content) {
        return new RequestBody(BlobSource.of(content), 0, content.length);
    }

    /** {@code length} bytes of the source from {@code offset} on. */
    static RequestBody of(BlobSource source, long offset, long length) {
        return new RequestBody(source, offset, length);
    }

    BodyPublisher publisher() {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    /** Bytes handed to the connection so far. */
    long sent() {
        return sent.get();
    }

    /** Throws what went wrong with the source while this was tried, if anything did. */
    void checkSource(String action) {
        var found = fault;
        if (found != null) {
            throw new UncheckedIOException("cannot " + action + ": " + found.getMessage(), found);
        }
    }

    private InputStream open() {
        try {
            return new Part(source.open(offset), length);
        } catch (IOException e) {
            fault = e;
            throw new UncheckedIOException(e);
        }
    }

    /** The first bytes of a stream, counted. */
    private final class Part extends FilterInputStream {
        private long left;

        Part(InputStream stream, long length) {
            super(stream);
            left = length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            var read = readSource(target, start, (int) Math.min(count, left));
            left -= read;
            sent.addAndGet(read);
            return read;
        }

        private int readSource(byte[] target, int start, int count) throws IOException {
            try {
                var read = in.read(target, start, count);
                if (read < 0) {
                    throw new IOException("the content to push ends " + left + " bytes early");
                }
                return read;
            } catch (IOException e) {
                fault = e;
                throw e;
            }
        }
    }
}
