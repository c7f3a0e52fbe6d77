package dev.slipway.platform.operate;

import dev.slipway.oci.Digest;
import dev.slipway.platform.api.Deployed;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.config.Config;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.store.Records;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes releases and deployments, within one unit of work. */
final class ReleaseMaker {
    private final Records records;
    private final Consumer<Event> events;
    private final Journal journal;
    private final Clock clock;

    ReleaseMaker(Records records, Consumer<Event> events, Journal journal, Clock clock) {
        this.records = records;
        this.events = events;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What a release is made of.
     *
     * @param copyOf the release it is a copy of, or 0
     */
    record Content(
            ApplicationSpec spec,
            Map<String, Digest> artifacts,
            Config config,
            String author,
            String reason,
            int copyOf) {}

    /** A release and a deployment of it, unless what is current or will be is like that. */
    Deployed deploy(Application application, Content content, boolean supersede) {
        var name = application.name();
        var coming = Lookup.coming(records, name);
        var head = records.release(name, coming.map(Deployment::release).orElse(application.current()));
        if (head.isPresent() && same(head.get(), content)) {
            return new Deployed.Unchanged(
                    head.get().version(), coming.map(Deployment::id).orElse(0));
        }
        var last = records.release(name, records.lastRelease(name));
        var release = last.isPresent() && content.copyOf() == 0 && same(last.get(), content)
                ? last.get().version()
                : release(name, content);
        return deployment(application, release, content, supersede);
    }

    private static boolean same(Release release, Content content) {
        return release.spec().equals(content.spec())
                && release.artifacts().equals(content.artifacts())
                && release.config().entries().equals(content.config().entries());
    }

    private int release(String application, Content content) {
        var version = records.lastRelease(application) + 1;
        records.add(
                application,
                new Release(
                        version,
                        content.spec(),
                        content.artifacts(),
                        content.config(),
                        content.author(),
                        content.reason(),
                        content.copyOf(),
                        clock.instant()));
        events.accept(journal.event(
                application,
                content.author(),
                "release.created",
                "release " + version + ": " + content.reason(),
                Map.of("release", String.valueOf(version))));
        return version;
    }

    private Deployed deployment(Application application, int release, Content content, boolean supersede) {
        var name = application.name();
        var id = records.deployments(name, 1).stream()
                        .mapToInt(Deployment::id)
                        .findFirst()
                        .orElse(0)
                + 1;
        supersede(name, supersede, content.author(), release);
        var queued = new Deployment(id, release, application.current(), State.QUEUED, "", null, null);
        records.add(name, queued);
        events.accept(journal.event(name, content.author(), queued));
        return new Deployed.Started(release, id);
    }

    /** Ends those that nobody needs to wait for any more: what has not begun, as this one comes to more than it. */
    private void supersede(String application, boolean begun, String author, int release) {
        List.copyOf(records.unfinished(application)).stream()
                .filter(one -> begun || one.state() == State.QUEUED)
                .forEach(one -> end(application, one, State.CANCELLED, author, "superseded by release v" + release));
    }

    /** Ends all deployments where they are; what they did is left to whatever comes next. */
    void cancelAll(String application, String author, String reason) {
        List.copyOf(records.unfinished(application))
                .forEach(one -> end(application, one, State.CANCELLED, author, reason));
    }

    /** Stores another state of a deployment. */
    Deployment end(String application, Deployment one, State state, String author, String reason) {
        var ended = new Deployment(
                one.id(),
                one.release(),
                one.previous(),
                state,
                reason,
                one.begun(),
                state.ended() ? clock.instant() : null);
        records.put(application, ended);
        events.accept(journal.event(application, author, ended));
        return ended;
    }
}
