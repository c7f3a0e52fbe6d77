package dev.slipway.catalog.ship;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Does several things at the same time, a few at once; the first fault, or an interrupt, stops those that still run and is thrown. */
final class Together implements AutoCloseable {
    /** More connections to a registry at once cost more than they bring. */
    private static final int AT_ONCE = 8;

    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletionService<Void> tasks = new ExecutorCompletionService<>(threads);
    private int begun;

    /** What is done; may throw. */
    interface Task {
        void run() throws InterruptedException;
    }

    /** Does this with each of them and returns when all is done. */
    static <T> void each(Collection<T> all, Work<T> work) throws InterruptedException {
        try (var together = new Together()) {
            all.forEach(one -> together.begin(() -> work.on(one)));
            together.finish();
        }
    }

    /** What is done with one of several. */
    interface Work<T> {
        void on(T one) throws InterruptedException;
    }

    /** Begins a task; to be called by one thread. */
    void begin(Task task) {
        begun++;
        Callable<Void> call = () -> {
            permits.acquire();
            try {
                task.run();
            } finally {
                permits.release();
            }
            return null;
        };
        tasks.submit(call);
    }

    /**
     * Returns when all that was begun is done. A task that was interrupted may have waited for one of others that failed,
     * so their fault is what is thrown.
     */
    void finish() throws InterruptedException {
        var interrupted = false;
        for (; begun > 0; begun--) {
            try {
                tasks.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                interrupted = true;
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
