package dev.slipway.platform.operate;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.ConflictException;
import dev.slipway.platform.api.Visiting;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.gear.GearSpec;
import dev.slipway.platform.output.LogListener;
import dev.slipway.platform.output.LogReader;
import dev.slipway.platform.output.LogWish;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.reconcile.Journal;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.runtime.Command;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import dev.slipway.platform.usage.GearUsage;
import dev.slipway.platform.usage.Measuring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/** The way into gears of the platform itself. */
final class Visits implements Visiting {
    /** Events may be lost, as when an engine starts again. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Store store;
    private final GearRuntime runtime;
    private final Vault vault;
    private final Journal journal;
    private final Clock clock;

    Visits(Store store, GearRuntime runtime, Vault vault, Journal journal, Clock clock) {
        this.store = store;
        this.runtime = runtime;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /** Removes what commands left behind when the process that attended them was killed. */
    void clearUp() throws InterruptedException {
        var names = store.read(records ->
                records.applications().stream().map(Application::name).toList());
        runtime.access().removeRuns(Set.copyOf(names)::contains);
    }

    @Override
    public void check(String application, LogWish wish) throws InterruptedException {
        presence(application).check(wish.names(), wish.follow());
    }

    @Override
    public void logs(String application, LogWish wish, LogListener listener) throws InterruptedException {
        var presence = presence(application);
        presence.check(wish.names(), wish.follow());
        try (var reader = new LogReader(runtime.access(), wish, listener)) {
            var begun = clock.instant();
            reader.past(presence.gears());
            if (wish.follow()) {
                listener.begun(begun);
                follow(application, reader, listener);
            }
        }
    }

    private void follow(String application, LogReader reader, LogListener listener) throws InterruptedException {
        var news = new Semaphore(1);
        try (var _ = runtime.listen(name -> {
            if (name.isEmpty() || name.equals(application)) {
                news.release();
            }
        })) {
            var looked = System.nanoTime();
            var printed = looked;
            while (true) {
                var now = System.nanoTime();
                if (news.drainPermits() > 0 || now - looked > LOOK.toNanos()) {
                    if (isGone(application)) {
                        return;
                    }
                    reader.follow(runtime.gears(application));
                    looked = now;
                }
                if (reader.next(GLANCE)) {
                    printed = System.nanoTime();
                } else if (System.nanoTime() - printed > QUIET.toNanos()) {
                    listener.quiet();
                    printed = System.nanoTime();
                }
            }
        }
    }

    private boolean isGone(String application) {
        return store.read(records -> records.application(application)).isEmpty();
    }

    private Presence presence(String application) throws InterruptedException {
        var services = store.read(records -> {
            var found = Lookup.application(records, application);
            var names = new TreeSet<String>();
            for (var version : List.of(found.current(), records.lastRelease(application))) {
                records.release(application, version)
                        .ifPresent(release ->
                                names.addAll(release.spec().services().keySet()));
            }
            return names;
        });
        return new Presence(application, services, runtime.gears(application));
    }

    @Override
    public List<GearUsage> usage(String application, Set<String> names) throws InterruptedException {
        return Measuring.of(runtime.access(), presence(application).running(names));
    }

    @Override
    public Visit enter(String application, String name, Command command, String author) throws InterruptedException {
        checkWords(command);
        var gear = presence(application).toEnter(name);
        var place = gear.name().local();
        tell(application, author, "gear.exec", place, command);
        return new Visit(place, runtime.access().open(gear, command));
    }

    @Override
    public Visit run(String application, String service, Command command, String author) throws InterruptedException {
        checkWords(command);
        var found = store.read(records -> Lookup.living(Lookup.application(records, application)));
        var release = store.read(records -> current(records, found));
        if (!release.spec().services().containsKey(service)) {
            throw new AbsentException("release " + release.version() + " of '" + application + "' has no service '"
                    + service + "'; there is "
                    + String.join(", ", new TreeSet<>(release.spec().services().keySet())));
        }
        var gear = gear(found, release, service);
        runtime.prepare(found.project(), release.spec());
        tell(application, author, "job.run", service, command);
        return new Visit(service, runtime.access().run(gear, command));
    }

    private static void checkWords(Command command) {
        if (command.words().isEmpty()) {
            throw new IllegalArgumentException("the command is missing");
        }
    }

    private static Release current(Records records, Application application) {
        var version = application.current() > 0 ? application.current() : records.lastRelease(application.name());
        return records.release(application.name(), version)
                .orElseThrow(() ->
                        new ConflictException("'" + application.name() + "' has no release yet; deploy it first"));
    }

    private GearSpec gear(Application application, Release release, String service) throws InterruptedException {
        var seen = Notes.none(clock.instant())
                .seeing(runtime.gears(application.name()), Pace.usual(), clock.instant())
                .addresses();
        try {
            return Target.of(release, application.settings(), seen)
                    .gear(new GearName(application.name(), service, 1), vault);
        } catch (IllegalStateException e) {
            throw new ConflictException("the configuration of '" + service + "' is not known now: " + e.getMessage());
        }
    }

    /** Without what the command is fed, which may be anything. */
    private void tell(String application, String author, String kind, String place, Command command) {
        var words = String.join(" ", command.words());
        var user = command.user().isEmpty() ? "" : " as " + command.user();
        journal.inTransaction((records, events) -> {
            events.accept(journal.event(
                    application,
                    author,
                    kind,
                    "'" + words + "' in " + place + user,
                    Map.of("place", place, "command", words, "user", command.user())));
            return true;
        });
    }
}
