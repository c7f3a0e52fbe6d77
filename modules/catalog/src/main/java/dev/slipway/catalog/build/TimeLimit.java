package dev.slipway.catalog.build;

import java.time.Duration;

/** Interrupts the thread that made it when a time is over; to be closed when the work is done. */
public final class TimeLimit implements AutoCloseable {
    private final Thread alarm;
    private volatile boolean isOver;

    private TimeLimit(Thread worker, Duration time) {
        this.alarm = Thread.ofVirtual().unstarted(() -> ring(worker, time));
    }

    /** A limit for what this thread does from now on. */
    public static TimeLimit of(Duration time) {
        var limit = new TimeLimit(Thread.currentThread(), time);
        limit.alarm.start();
        return limit;
    }

    /** Whether an interrupt came from here. */
    public boolean isOver() {
        return isOver;
    }

    @Override
    public void close() {
        alarm.interrupt();
    }

    private void ring(Thread worker, Duration time) {
        try {
            Thread.sleep(time);
            isOver = true;
            worker.interrupt();
        } catch (InterruptedException e) {
            // the work is done in time
        }
    }
}
