package dev.slipway.platform.operate;

import dev.slipway.platform.api.ReleaseDiff;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.runtime.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What there was: releases, deployments and events, and those to come. */
final class History {
    private static final int MOST_EVENTS = 500;

    private final Core core;

    History(Core core) {
        this.core = core;
    }

    List<Release> releases(String application, int most) {
        return core.store().read(records -> {
            Lookup.application(records, application);
            return records.releases(application, most);
        });
    }

    Release release(String application, int version) {
        return core.store().read(records -> Lookup.release(records, application, version));
    }

    ReleaseDiff diff(String application, int from, int to) {
        return core.store()
                .read(records -> new ReleaseDiff(
                        from,
                        to,
                        Differences.between(
                                Lookup.release(records, application, from), Lookup.release(records, application, to))));
    }

    List<Deployment> deployments(String application, int most) {
        return core.store().read(records -> {
            Lookup.application(records, application);
            return records.deployments(application, most);
        });
    }

    Deployment await(String application, int deployment, Duration patience) throws InterruptedException {
        var news = new Semaphore(0);
        var end = System.nanoTime() + patience.toNanos();
        try (var _ = core.journal().listen(event -> {
            if (event.application().equals(application)) {
                news.release();
            }
        })) {
            while (true) {
                var found = core.store().read(records -> Lookup.deployment(records, application, deployment));
                if (found.state().ended() || !news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return found;
                }
                news.drainPermits();
            }
        }
    }

    List<Event> events(String application, long after, int most) {
        return core.store().read(records -> records.events(application, after, most));
    }

    void follow(String application, long after, Consumer<Event> listener) throws InterruptedException {
        var news = new Semaphore(0);
        var last = after;
        try (var _ = core.journal().listen(_ -> news.release())) {
            while (true) {
                var events = events(application, last, MOST_EVENTS);
                for (var event : events) {
                    listener.accept(event);
                    last = event.number();
                }
                if (events.isEmpty()) {
                    news.acquire();
                    news.drainPermits();
                }
            }
        }
    }

    Subscription listen(Consumer<Event> listener) {
        return core.journal().listen(listener);
    }
}
