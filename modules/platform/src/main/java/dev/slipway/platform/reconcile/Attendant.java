package dev.slipway.platform.reconcile;

import dev.slipway.platform.event.Event;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Pace;
import dev.slipway.platform.plan.Plan;
import dev.slipway.platform.plan.Plan.Progress;
import dev.slipway.platform.plan.Planner;
import dev.slipway.platform.plan.Situation;
import dev.slipway.platform.plan.Step;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.Router;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks after one application: what is wished and found, what follows, what came of it. All that it remembers may be lost.
 * {@link #look} is called by one thread at a time; the rest by any.
 */
final class Attendant {
    private final String application;
    private final Observer observer;
    private final GearRuntime runtime;
    private final Router router;
    private final Planner planner;
    private final Pace pace;
    private final Journal journal;
    private final Clock clock;

    private final Set<String> busy = new HashSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Rest> resting = new HashMap<>();
    private Notes notes;
    private @Nullable List<FoundGear> foundBefore;

    /** How often something could not be done, and until when it is left alone. */
    private record Rest(int count, Instant until) {}

    Attendant(
            String application,
            Observer observer,
            GearRuntime runtime,
            Router router,
            Planner planner,
            Pace pace,
            Journal journal,
            Clock clock) {
        this.application = application;
        this.observer = observer;
        this.runtime = runtime;
        this.router = router;
        this.planner = planner;
        this.pace = pace;
        this.journal = journal;
        this.clock = clock;
        this.notes = Notes.none(clock.instant());
    }

    /**
     * What came of one look.
     *
     * @param steps to be performed; each one's effect is to be {@linkplain #learn told}
     * @param lookAgain when to look again if nothing happens before, or null
     * @param again whether to look again at once
     * @param calm whether nothing is being done, or waits to be done
     * @param waiting what is waited for
     */
    record Look(List<Step> steps, @Nullable Instant lookAgain, boolean again, boolean calm, List<String> waiting) {
        static final Look GONE = new Look(List.of(), null, false, true, List.of());
        static final Look AGAIN = new Look(List.of(), null, true, false, List.of());
    }

    /** Gives it what was found of all applications at once, for its next look. */
    synchronized void foundBefore(List<FoundGear> found) {
        foundBefore = found;
    }

    /** What came of a step. */
    synchronized void learn(Effect effect) {
        effects.add(effect);
    }

    /** A step whose end nobody will tell. */
    synchronized void forget(Step step) {
        busy.remove(step.subject());
    }

    /** Has everything that was found out about the machine found out anew, as wishes have changed. */
    synchronized void recheck() {
        notes = notes.unchecked();
    }

    /** Looks once. */
    Look look() throws InterruptedException {
        var now = clock.instant();
        takeIn(now);
        var wishes = observer.wishes();
        if (wishes.isEmpty()) {
            return Look.GONE;
        }
        var situation = observe(wishes.get(), now);
        var plan = planner.plan(situation);
        return switch (plan.progress()) {
            case Progress.None _ -> steps(plan, now);
            case Progress.Moved moved -> {
                store(wishes.get(), moved.deployment());
                yield Look.AGAIN;
            }
            case Progress.Gone _ -> {
                remove();
                yield Look.GONE;
            }
        };
    }

    void rest() {
        observer.rest();
    }

    private void takeIn(Instant now) {
        var events = new ArrayList<Event>();
        synchronized (this) {
            for (var effect : effects) {
                var subject = effect.step().subject();
                notes = effect.learned().apply(notes);
                events.addAll(effect.events());
                busy.remove(subject);
                if (effect.failed()) {
                    var count =
                            resting.containsKey(subject) ? resting.get(subject).count() + 1 : 1;
                    resting.put(subject, new Rest(count, now.plus(pace.backOff(count))));
                } else {
                    resting.remove(subject);
                }
            }
            effects.clear();
        }
        if (!events.isEmpty()) {
            journal.inTransaction((_, out) -> {
                events.forEach(out);
                return true;
            });
        }
    }

    private Situation observe(Observer.Wishes wishes, Instant now) throws InterruptedException {
        var found = found();
        var services = router.services(application);
        var routing = new Situation.Routing(services, services.isEmpty() ? Set.of() : router.serving(application));
        synchronized (this) {
            notes = notes.seeing(found, pace, now);
            var untouchable = new HashSet<>(busy);
            resting.forEach((subject, rest) -> {
                if (now.isBefore(rest.until())) {
                    untouchable.add(subject);
                }
            });
            return observer.situation(wishes, found, routing, notes, untouchable, now);
        }
    }

    private List<FoundGear> found() throws InterruptedException {
        synchronized (this) {
            var before = foundBefore;
            foundBefore = null;
            if (before != null) {
                return before;
            }
        }
        return runtime.gears(application);
    }

    private synchronized Look steps(Plan plan, Instant now) {
        plan.steps().forEach(step -> busy.add(step.subject()));
        var lookAgain = resting.values().stream()
                .map(Rest::until)
                .filter(until -> until.isAfter(now))
                .reduce(plan.lookAgain(), Attendant::earlier);
        var calm = busy.isEmpty()
                && effects.isEmpty()
                && resting.isEmpty()
                && plan.waiting().isEmpty();
        return new Look(plan.steps(), lookAgain, false, calm, plan.waiting());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /** Stores how far a deployment is, unless somebody has changed it meanwhile. */
    private void store(Observer.Wishes wishes, Deployment moved) {
        var expected = Optional.ofNullable(wishes.deployment()).map(Deployment::state);
        var stored = journal.inTransaction((records, events) -> {
            var current = records.unfinished(application).stream()
                    .filter(one -> one.id() == moved.id())
                    .map(Deployment::state)
                    .findFirst();
            if (!current.equals(expected)) {
                return false;
            }
            records.put(application, moved);
            if (moved.state() == State.SUCCEEDED) {
                records.application(application).ifPresent(found -> records.put(withCurrent(found, moved.release())));
            }
            events.accept(journal.event(application, Journal.SLIPWAY, moved));
            return true;
        });
        if (stored && (moved.state() == State.PULLING || moved.state() == State.REVERTING)) {
            synchronized (this) {
                notes = notes.forgivingAll().unchecked();
            }
        }
    }

    private static Application withCurrent(Application application, int release) {
        return new Application(
                application.name(),
                application.project(),
                release,
                application.settings(),
                application.destroying(),
                application.keepVolumes(),
                application.created());
    }

    private void remove() {
        journal.inTransaction((records, events) -> {
            records.remove(application);
            var kind = Journal.GENERATED + application;
            records.noteKeys(kind).forEach(key -> records.removeNote(kind, key));
            events.accept(journal.event(
                    application, Journal.SLIPWAY, "application.destroyed", application + " is gone", Map.of()));
            return true;
        });
        synchronized (this) {
            notes = Notes.none(clock.instant()); // another one may get its name
            resting.clear();
        }
    }
}
