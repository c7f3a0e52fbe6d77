package dev.slipway.server.http;

/** The shape of what a route answers. */
public sealed interface Reply {
    /** Nothing. */
    record Nothing() implements Reply {}

    /**
     * A value.
     *
     * @param type its type
     */
    record One(Class<?> type) implements Reply {}

    /**
     * A list.
     *
     * @param type type of its elements
     */
    record Many(Class<?> type) implements Reply {}

    /**
     * Events.
     *
     * @param type type of their data
     */
    record Stream(Class<?> type) implements Reply {}

    /**
     * A line, on which both sides speak.
     *
     * @param first type of the first message of the one who asks
     */
    record Talk(Class<?> first) implements Reply {}
}
