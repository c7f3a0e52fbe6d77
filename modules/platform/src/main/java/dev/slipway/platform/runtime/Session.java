package dev.slipway.platform.runtime;

import java.io.IOException;
import java.io.InputStream;

/** A command that runs in a gear. */
public interface Session extends AutoCloseable {
    /** Takes what a command prints. */
    @FunctionalInterface
    interface Printed {
        /** Takes a piece, which may end anywhere, of its standard output or its standard error. */
        void piece(boolean error, byte[] bytes) throws IOException;
    }

    /**
     * Feeds it and hands on what it prints until it ends; returns its exit code.
     *
     * @param stdin its input; the caller closes it. Not read where the command has none
     */
    int attend(InputStream stdin, Printed printed) throws InterruptedException;

    /** Gives its terminal this size. */
    void resize(int rows, int columns) throws InterruptedException;

    /** Lets go of it. */
    @Override
    void close();
}
