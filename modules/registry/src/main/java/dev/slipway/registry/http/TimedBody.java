package dev.slipway.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that does not wait for ever: {@link HttpTimeoutException} when nothing comes within
 * its patience. For one reader; closing it early ends the connection.
 */
public final class TimedBody extends InputStream implements BodySubscriber<InputStream> {
    private final Duration patience;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private boolean closed;
    private boolean ended;

    /** What came from the network. */
    private sealed interface Arrival {
        record Data(List<ByteBuffer> buffers) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable fault) implements Arrival {}
    }

    /** A body each piece of which must come within this time. */
    public TimedBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (unread.isEmpty() && !ended) {
            take();
        }
        var buffer = unread.peek();
        if (buffer == null) {
            return -1;
        }
        var count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        if (!buffer.hasRemaining()) {
            unread.remove();
        }
        return count;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public synchronized void onSubscribe(Subscription other) {
        subscription = other;
        if (closed) {
            other.cancel();
        } else {
            other.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrivals.add(new Arrival.Data(buffers));
    }

    @Override
    public void onError(Throwable fault) {
        arrivals.add(new Arrival.Broken(fault));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    private void take() throws IOException {
        switch (next()) {
            case Arrival.Data(var buffers) -> {
                buffers.stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
                more();
            }
            case Arrival.End() -> ended = true;
            case Arrival.Broken broken -> {
                arrivals.add(broken);
                throw new IOException(broken.fault().getMessage(), broken.fault());
            }
        }
    }

    private Arrival next() throws IOException {
        try {
            var arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                close();
                var fault = new HttpTimeoutException("nothing came for " + patience.toSeconds() + " s");
                arrivals.add(new Arrival.Broken(fault));
                throw fault;
            }
            return arrival;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new InterruptedIOException("interrupted");
        }
    }

    private synchronized void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }
}
