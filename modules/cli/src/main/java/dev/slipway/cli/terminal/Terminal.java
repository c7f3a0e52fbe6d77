package dev.slipway.cli.terminal;

import java.util.Optional;

/** The terminal that a command was called from, as far as it was. */
public interface Terminal {
    /** Whether standard input is one. */
    boolean reads();

    /** Whether standard output is one. */
    boolean prints();

    /** Its size now; empty when nobody knows. */
    Optional<Size> size() throws InterruptedException;

    /** Hands on each key as it is pressed and prints none, until it is closed. */
    Raw raw() throws InterruptedException;

    /**
     * A size.
     *
     * @param rows lines
     * @param columns characters of a line
     */
    record Size(int rows, int columns) {}

    /** For as long as it is open, the terminal is another program's. */
    interface Raw extends AutoCloseable {
        @Override
        void close();
    }

    /** No terminal at all. */
    static Terminal none() {
        return new Terminal() {
            @Override
            public boolean reads() {
                return false;
            }

            @Override
            public boolean prints() {
                return false;
            }

            @Override
            public Optional<Size> size() {
                return Optional.empty();
            }

            @Override
            public Raw raw() {
                return () -> {};
            }
        };
    }
}
