package dev.slipway.platform.testing;

import dev.slipway.platform.store.Store;

/**
 * A store in memory, held to the same contract test as those in databases. Units of work are done one after the other; an
 * {@link Interceptor} may break them.
 */
public final class MemoryStore implements Store {
    private final MemoryRecords records = new MemoryRecords();
    private volatile Interceptor interceptor = Interceptor.none();

    /** Has calls pass this from now on. */
    public void intercept(Interceptor other) {
        interceptor = other;
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        interceptor.at("before transaction");
        T result;
        synchronized (this) {
            result = done(work);
        }
        interceptor.at("after transaction");
        return result;
    }

    private <T> T done(Work<T> work) {
        try {
            var result = work.on(records);
            records.commit();
            return result;
        } catch (RuntimeException | Error e) {
            records.rollback();
            throw e;
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        interceptor.at("before read");
        synchronized (this) {
            return work.on(records);
        }
    }

    /** Reads; nothing can break it. */
    public synchronized <T> T quietly(Work<T> work) {
        return work.on(records);
    }

    @Override
    public void close() {
        // What it holds stays, so that a test can open it again after what used it has ended.
    }
}
