package dev.slipway.server.api;

import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.output.LogListener;
import dev.slipway.server.http.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Lines as events; the id of each is its time. */
public final class LogStream implements LogListener {
    /** Events that are lines. */
    public static final String LINE = "line";

    /** The event after which lines are new. */
    public static final String BEGUN = "begun";

    /** Events that are sentences about lines. */
    public static final String NOTE = "note";

    /** The last event: nothing more will be printed. */
    public static final String END = "end";

    private static final int SECONDS_BETWEEN_BEATS = 10;

    private final EventSink sink;
    private int quiet;

    LogStream(EventSink sink) {
        this.sink = sink;
    }

    /**
     * Since when lines are new.
     *
     * @param time the time
     */
    public record Begun(Instant time) {}

    /**
     * A sentence.
     *
     * @param text the sentence
     */
    public record Note(String text) {}

    @Override
    public void line(GearLine line) {
        quiet = 0;
        send(() -> sink.send(LINE, line.time().toString(), line));
    }

    @Override
    public void begun(Instant time) {
        send(() -> sink.send(BEGUN, time.toString(), new Begun(time)));
    }

    @Override
    public void note(String sentence) {
        send(() -> sink.send(NOTE, "", new Note(sentence)));
    }

    @Override
    public void quiet() {
        quiet++;
        if (quiet % SECONDS_BETWEEN_BEATS == 0) {
            send(sink::beat);
        }
    }

    private interface Sending {
        void now() throws IOException;
    }

    private static void send(Sending sending) {
        try {
            sending.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
