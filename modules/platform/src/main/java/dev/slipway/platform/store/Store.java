package dev.slipway.platform.store;

/**
 * Where all that must not be lost is kept. What a unit of work did is there for good when the call returns, and not at
 * all when it throws. Safe for use by many threads.
 */
public interface Store extends AutoCloseable {
    /** Does a unit of work and returns what it returns; nobody sees a part of it. */
    <T> T inTransaction(Work<T> work);

    /** Reads; what is read is from one moment. */
    <T> T read(Work<T> work);

    /** A unit of work. */
    @FunctionalInterface
    interface Work<T> {
        /** Does it on these records. */
        T on(Records records);
    }

    @Override
    void close();
}
