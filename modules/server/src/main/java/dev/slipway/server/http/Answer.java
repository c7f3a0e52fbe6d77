package dev.slipway.server.http;

import java.io.IOException;

/** What a request is answered with. */
public sealed interface Answer {
    /**
     * A value, as JSON.
     *
     * @param status the HTTP status
     * @param value the value
     */
    record Value(int status, Object value) implements Answer {}

    /** Nothing: it is done. */
    record Done() implements Answer {}

    /**
     * Events, as long as the asking one listens.
     *
     * @param source sends them; it ends when there are no more, or by the exception of a listener that is gone
     */
    record Events(Source source) implements Answer {}

    /**
     * A line, on which both sides speak.
     *
     * @param talker speaks; what it throws is said to the other side
     */
    record Talk(Talker talker) implements Answer {}

    /** One who speaks on a line. */
    @FunctionalInterface
    interface Talker {
        /** Speaks; the line is closed when it returns, and the thread interrupted when the other side hangs up. */
        void with(Line line) throws IOException, InterruptedException;
    }

    /** Where events come from. */
    @FunctionalInterface
    interface Source {
        /** Sends events. */
        void to(EventSink sink) throws IOException, InterruptedException;
    }

    /** This value, with status 200. */
    static Answer of(Object value) {
        return new Value(200, value);
    }
}
