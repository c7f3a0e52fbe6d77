package dev.slipway.server.api;

import dev.slipway.platform.api.Platform;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.runtime.Subscription;
import dev.slipway.server.http.EventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Streams of what happens. What is sent is read from the store each time, so that nothing is lost or sent twice. */
final class Streams {
    private static final int AT_ONCE = 500;

    /** Well below the time after which an idle connection is closed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Platform platform;

    Streams(Platform platform) {
        this.platform = platform;
    }

    /** Events after a number, and all that follow. */
    void events(String application, long after, EventSink sink) throws IOException, InterruptedException {
        var bell = new Semaphore(0);
        var last = after;
        try (var _ = listen(application, bell)) {
            while (true) {
                var events = platform.events(application, last, AT_ONCE);
                for (var event : events) {
                    sink.send(event.kind(), String.valueOf(event.number()), event);
                    last = event.number();
                }
                if (events.isEmpty() && !rung(bell, HEARTBEAT)) {
                    sink.beat();
                }
            }
        }
    }

    /** A deployment whenever it is another one, until it has ended. */
    void deployment(String application, int id, EventSink sink) throws IOException, InterruptedException {
        var bell = new Semaphore(0);
        @Nullable Deployment sent = null;
        try (var _ = listen(application, bell)) {
            while (sent == null || !sent.state().ended()) {
                var now = platform.await(application, id, Duration.ZERO);
                if (!now.equals(sent)) {
                    sink.send("deployment", "", now);
                    sent = now;
                } else if (!rung(bell, HEARTBEAT)) {
                    sink.beat();
                }
            }
        }
    }

    /** Rings when something happened to an application; to any where none is named. */
    private Subscription listen(String application, Semaphore bell) {
        return platform.listen(event -> {
            if (application.isEmpty() || application.equals(event.application())) {
                bell.release();
            }
        });
    }

    /** Whether something happened within this time. */
    private static boolean rung(Semaphore bell, Duration patience) throws InterruptedException {
        var rung = bell.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
        return rung;
    }
}
