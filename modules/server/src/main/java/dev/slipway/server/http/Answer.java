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
