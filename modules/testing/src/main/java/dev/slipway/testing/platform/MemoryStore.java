package dev.slipway.testing.platform;

import dev.slipway.platform.store.Store;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A store in memory, held to the same contract test as those in databases. */
public final class MemoryStore implements Store {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final MemoryRecords records = new MemoryRecords();

    @Override
    public <T> T inTransaction(Work<T> work) {
        lock.writeLock().lock();
        try {
            return done(work);
        } finally {
            lock.writeLock().unlock();
        }
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
        lock.readLock().lock();
        try {
            return work.on(records);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        // What it holds stays, so that a test can open it again after what used it has ended.
    }
}
