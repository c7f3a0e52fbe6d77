package dev.slipway.server.http;

import dev.slipway.platform.json.PlatformJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * A line over a WebSocket (RFC 6455). What is done with it has a thread of its own, which is interrupted when the other side
 * hangs up; a {@link Problem} that it ends with is said to the other side.
 */
final class WebSocketLine implements FrameHandler, Line {
    /** Longest message; a piece of a stream is far shorter. */
    static final int LONGEST = 1 << 20;

    /** Shows whether the other side is still there, when nothing is said. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Answer.Talk talk;
    private final Consumer<Exception> surprises;
    private final Consumer<WebSocketLine> ended;
    private final BlockingQueue<Optional<Message>> heard = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final Thread thread = Thread.ofVirtual().name("line").unstarted(this::run);
    private final Thread heart = Thread.ofVirtual().name("heart of a line").unstarted(this::beat);
    private @Nullable CoreSession session;
    private final AtomicBoolean asked = new AtomicBoolean();
    private byte kind;
    private volatile boolean gone;

    /**
     * A line that is not open yet.
     *
     * @param ended told when nothing is done with it any more
     */
    WebSocketLine(Answer.Talk talk, Consumer<Exception> surprises, Consumer<WebSocketLine> ended) {
        this.talk = talk;
        this.surprises = surprises;
        this.ended = ended;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        callback.succeeded();
        thread.start();
        heart.start();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        asked.set(false);
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> hear(frame, callback);
            case OpCode.CLOSE -> {
                heard.add(Optional.empty());
                callback.succeeded();
            }
            case OpCode.PING -> {
                session().sendFrame(new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())), Callback.NOOP, false);
                callback.succeeded();
                ask();
            }
            default -> {
                callback.succeeded();
                ask();
            }
        }
    }

    /** Puts a message together, which may come in parts. */
    private void hear(Frame frame, Callback callback) {
        if (frame.getOpCode() != OpCode.CONTINUATION) {
            kind = frame.getOpCode();
            parts.reset();
        }
        if (parts.size() + frame.getPayloadLength() > LONGEST) {
            callback.failed(new IOException("a message is longer than " + LONGEST + " bytes"));
            return;
        }
        parts.writeBytes(BufferUtil.toArray(frame.getPayload()));
        if (frame.isFin()) {
            heard.add(Optional.of(
                    kind == OpCode.TEXT
                            ? new Message.Text(parts.toString(StandardCharsets.UTF_8))
                            : new Message.Bytes(ByteBuffer.wrap(parts.toByteArray()))));
            callback.succeeded();
        } else {
            callback.succeeded();
            ask();
        }
    }

    /** For the next frame, which must be asked for once. */
    private void ask() {
        if (!gone && asked.compareAndSet(false, true)) {
            session().demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        gone = true;
        heard.add(Optional.empty());
        heart.interrupt();
        thread.interrupt();
        callback.succeeded();
    }

    @Override
    public Optional<Message> receive() throws InterruptedException {
        ask();
        return gone && heard.isEmpty() ? Optional.empty() : heard.take();
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        send(
                switch (message) {
                    case Message.Text(var text) -> new Frame(OpCode.TEXT, text);
                    case Message.Bytes(var bytes) -> new Frame(OpCode.BINARY, bytes);
                });
    }

    private void send(Frame frame) throws IOException, InterruptedException {
        var sent = new CompletableFuture<Boolean>();
        session().sendFrame(frame, Callback.from(() -> sent.complete(true), sent::completeExceptionally), false);
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IOException("the other side has hung up", e);
        }
    }

    /** Has what is done with it come to its end; returns when it has. */
    void hangUp(Duration patience) throws InterruptedException {
        thread.interrupt();
        if (!thread.join(patience)) {
            session().abort();
        }
    }

    private void run() {
        try {
            end(said());
        } catch (InterruptedException | IOException _) {
            session().abort();
        } finally {
            heart.interrupt();
            ended.accept(this);
        }
    }

    /** With what status it ended. */
    private int said() throws IOException, InterruptedException {
        try {
            talk.talker().with(this);
            return CloseStatus.NORMAL;
        } catch (InterruptedException e) {
            if (gone) {
                throw e;
            }
            return said(e, CloseStatus.SHUTDOWN);
        } catch (RuntimeException e) {
            return said(e, CloseStatus.SERVER_ERROR);
        }
    }

    private int said(Exception fault, int status) throws IOException, InterruptedException {
        var problem = Problem.of(fault);
        if (problem.status() == 500) {
            surprises.accept(fault);
        }
        send(new Message.Text(PlatformJson.write(problem)));
        return status;
    }

    private void end(int status) throws InterruptedException {
        session().close(status, null, Callback.NOOP);
        // The other side says goodbye, too, which must be heard.
        ask();
        var last = System.nanoTime() + FAREWELL.toNanos();
        while (!gone && System.nanoTime() - last < 0) {
            Thread.sleep(5);
        }
        if (!gone) {
            session().abort();
        }
    }

    private void beat() {
        try {
            while (!gone) {
                Thread.sleep(HEARTBEAT);
                send(new Frame(OpCode.PING));
            }
        } catch (InterruptedException _) {
            // it has ended
        } catch (IOException _) {
            session().abort();
        }
    }

    private CoreSession session() {
        if (session == null) {
            throw new IllegalStateException("the line is not open yet");
        }
        return session;
    }
}
