package dev.slipway.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A connection on which both sides may say something at any time. */
public interface Line {
    /** What is said at once. */
    sealed interface Message {
        /**
         * Words.
         *
         * @param text the words
         */
        record Text(String text) implements Message {}

        /**
         * Bytes.
         *
         * @param bytes the bytes
         */
        record Bytes(ByteBuffer bytes) implements Message {}
    }

    /**
     * What the other side says next; empty when it has hung up. As long as nobody asks, the other side has to wait. For
     * one thread at a time.
     */
    Optional<Message> receive() throws InterruptedException;

    /**
     * Says something; returns when it is on its way. Safe for use by many threads.
     *
     * @throws IOException when the other side has hung up
     */
    void send(Message message) throws IOException, InterruptedException;
}
