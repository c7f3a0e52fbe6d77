package dev.slipway.platform.testing;

import dev.slipway.platform.store.Store;

/** A store in memory. Units of work are done one after the other; an {@link Interceptor} may break them. */
public final class MemoryStore implements Store {
    private MemoryRecords records = new MemoryRecords();
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
            var next = records.copy();
            result = work.on(next);
            records = next;
        }
        interceptor.at("after transaction");
        return result;
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
        // Nothing is open.
    }
}
