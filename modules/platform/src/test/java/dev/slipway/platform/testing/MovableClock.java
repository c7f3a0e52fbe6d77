package dev.slipway.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved; each look at it moves it by a millisecond, so that no two are equal. */
public final class MovableClock extends Clock {
    private final AtomicReference<Instant> now;

    /** At this time. */
    public MovableClock(Instant begin) {
        now = new AtomicReference<>(begin);
    }

    /** Moves it. */
    public void move(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    /** Moves it to a time, unless that is over. */
    public void moveTo(Instant time) {
        now.updateAndGet(old -> old.isBefore(time) ? time : old);
    }

    @Override
    public Instant instant() {
        return now.updateAndGet(time -> time.plusMillis(1));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
