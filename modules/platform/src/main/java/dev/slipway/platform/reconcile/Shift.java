package dev.slipway.platform.reconcile;

import dev.slipway.platform.plan.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** When an attendant looks, and on which thread; never on two at once. Safe for use by many threads. */
final class Shift {
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private final Attendant attendant;
    private final Means means;
    private final Performing performing;

    private boolean running;
    private boolean wanted;
    private boolean calm;
    private Duration rest = FIRST_REST;
    private List<String> waiting = List.of();
    private @Nullable ScheduledFuture<?> deadline;

    /**
     * What it works with.
     *
     * @param threads where looks and steps run
     * @param timer wakes it
     * @param looks looks at once
     * @param steps steps at once
     * @param clock the time
     */
    record Means(Executor threads, ScheduledExecutorService timer, Semaphore looks, Semaphore steps, Clock clock) {}

    /** Performs a step. */
    @FunctionalInterface
    interface Performing {
        Effect perform(Step step) throws InterruptedException;
    }

    Shift(Attendant attendant, Means means, Performing performing) {
        this.attendant = attendant;
        this.means = means;
        this.performing = performing;
    }

    Attendant attendant() {
        return attendant;
    }

    /** Has the attendant look, now or as soon as it has looked. */
    synchronized void wake() {
        wanted = true;
        calm = false;
        if (!running) {
            running = true;
            try {
                means.threads().execute(this::run);
            } catch (RejectedExecutionException _) {
                running = false; // closed
            }
        }
    }

    synchronized List<String> waiting() {
        return waiting;
    }

    synchronized boolean settle(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!calm) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void run() {
        try {
            while (begin()) {
                var look = look();
                look.steps().forEach(this::launch);
                end(look);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean begin() {
        running = wanted;
        wanted = false;
        return running;
    }

    private Attendant.Look look() throws InterruptedException {
        means.looks().acquire();
        try {
            var look = attendant.look();
            rest = FIRST_REST;
            return look;
        } catch (RuntimeException e) {
            // The store or the runtime does not answer; they are asked again for as long as it takes.
            var later = means.clock().instant().plus(rest);
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
            return new Attendant.Look(List.of(), later, false, false, List.of(String.valueOf(e.getMessage())));
        } finally {
            means.looks().release();
        }
    }

    private void launch(Step step) {
        try {
            means.threads().execute(() -> perform(step));
        } catch (RejectedExecutionException _) {
            attendant.forget(step); // closed
        }
    }

    private void perform(Step step) {
        try {
            means.steps().acquire();
            try {
                attendant.learn(performing.perform(step));
            } finally {
                means.steps().release();
            }
        } catch (InterruptedException _) {
            attendant.forget(step);
            Thread.currentThread().interrupt();
        }
        wake();
    }

    private synchronized void end(Attendant.Look look) {
        waiting = look.waiting();
        calm = look.calm() && !wanted;
        wanted |= look.again();
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        if (look.lookAgain() != null && !wanted) {
            schedule(look.lookAgain());
        }
        if (calm) {
            attendant.rest();
        }
        notifyAll();
    }

    private void schedule(Instant when) {
        var wait = Math.max(1, Duration.between(means.clock().instant(), when).toMillis() + 1);
        try {
            deadline = means.timer().schedule(this::wake, wait, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            deadline = null; // closed
        }
    }
}
