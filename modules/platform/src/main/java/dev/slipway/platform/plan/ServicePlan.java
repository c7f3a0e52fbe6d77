package dev.slipway.platform.plan;

import dev.slipway.platform.application.Rollout.Order;
import dev.slipway.platform.application.Strategy;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done about the gears of one service. */
final class ServicePlan {
    private final Situation situation;
    private final Target target;
    private final Wished wished;
    private final Mode mode;
    private final List<FoundGear> found;
    private final Gates gates;
    private final Ties ties;
    private final Takedown takedown;
    private final Draft draft;
    private final GearPlan gears;

    private final List<Slot> candidates = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int moving;
    private boolean settled = true;

    ServicePlan(
            Situation situation,
            Target target,
            Wished wished,
            Mode mode,
            Pace pace,
            List<FoundGear> found,
            Gates gates,
            Ties ties,
            Takedown takedown,
            Draft draft) {
        this.situation = situation;
        this.target = target;
        this.wished = wished;
        this.mode = mode;
        this.found = found;
        this.gates = gates;
        this.ties = ties;
        this.takedown = takedown;
        this.draft = draft;
        this.gears = new GearPlan(situation, wished, mode, pace, takedown, draft);
    }

    /**
     * How far a service is.
     *
     * @param settled whether all its wished gears do what they are there for
     * @param failures why those that failed did
     */
    record Result(boolean settled, List<String> failures) {}

    Result plan() {
        if (wished.removed()) {
            remove();
        } else if (wished.stopped()) {
            stop();
        } else {
            for (var slot = 1; slot <= wished.count(); slot++) {
                look(slot(slot));
            }
            replace();
            gates.failedJob(wished).ifPresent(failures::add);
        }
        if (mode == Mode.STEADY || (mode != Mode.HOLD && settled)) {
            found.stream().filter(gear -> gear.name().slot() > wished.count()).forEach(gear -> {
                settled = false;
                takedown.remove(gear);
            });
        }
        return new Result(settled, failures);
    }

    private void remove() {
        settled &= found.isEmpty();
        found.forEach(takedown::remove);
    }

    private void stop() {
        for (var gear : found) {
            if (gear.phase() instanceof Phase.Running) {
                settled = false;
                takedown.stop(gear);
            } else {
                takedown.unroute(gear);
            }
        }
    }

    private Slot slot(int number) {
        var name = new GearName(situation.application().name(), wished.service().name(), number);
        return Slot.of(
                name, found.stream().filter(gear -> gear.name().equals(name)).toList(), this::asWished);
    }

    private boolean asWished(FoundGear gear) {
        if (mode == Mode.HOLD) {
            return true;
        }
        var replaced = situation.application().settings().replacedBefore();
        return (gear.fingerprint().equals(wished.fingerprint())
                        || !wished.pending().isEmpty())
                && !Slot.before(gear.created(), replaced.get(gear.name().service()))
                && !Slot.before(gear.created(), replaced.get(gear.name().local()))
                && !Slot.before(gear.created(), replacedBefore(gear.name().slot()))
                && !gears.stale(gear);
    }

    private void look(Slot slot) {
        var fresh = slot.fresh();
        if (draft.busy(slot.name())) {
            unsettled();
        } else if (gears.failure(slot.name()).isPresent()) {
            gears.failure(slot.name()).ifPresent(failures::add);
        } else if (slot.empty()) {
            if (mode != Mode.HOLD) {
                unsettled();
                start(slot.name());
            }
        } else if (fresh == null) {
            settled = false;
            candidates.add(slot);
        } else if (gears.failure(fresh).isPresent()) {
            gears.failure(fresh).ifPresent(failures::add);
            if (!fresh.ready()) {
                takedown.unroute(fresh);
            }
        } else if (!slot.old().isEmpty() && mode != Mode.HOLD) {
            unsettled();
            succeed(slot, fresh);
        } else {
            keep(slot, fresh);
        }
    }

    private void unsettled() {
        moving++;
        settled = false;
    }

    private void start(GearName slot) {
        if (gears.due(slot) && gates.open(slot, wished)) {
            draft.step(new Step.StartGear(slot, target));
        }
    }

    private void succeed(Slot slot, FoundGear fresh) {
        if (order() == Order.STOP_FIRST) {
            slot.old().forEach(takedown::remove);
            return;
        }
        if (gears.tend(fresh) || slot.old().stream().noneMatch(FoundGear::ready)) {
            slot.old().forEach(takedown::remove);
        }
    }

    private void keep(Slot slot, FoundGear fresh) {
        if (!fresh.named() && mode != Mode.HOLD) {
            unsettled();
            draft.step(new Step.Rename(fresh));
        } else if (fresh.phase() instanceof Phase.Running running && outdated(fresh, running.since())) {
            settled = false;
            candidates.add(slot);
        } else if (fresh.phase() instanceof Phase.Ended ended && outdated(fresh, ended.since())) {
            unsettled();
            if (mode == Mode.HOLD || gates.open(slot.name(), wished)) {
                draft.step(new Step.RestartGear(fresh, false));
            }
        } else if (mode == Mode.HOLD && !wasCurrent(fresh)) {
            if (!fresh.ready()) {
                takedown.unroute(fresh);
            }
        } else if (!gears.tend(fresh) && !gears.exempt(fresh)) {
            unsettled();
        }
    }

    private boolean wasCurrent(FoundGear gear) {
        var before = situation.before() == null
                ? null
                : situation.before().services().get(gear.name().service());
        return before != null && before.fingerprint().equals(gear.fingerprint());
    }

    private boolean outdated(FoundGear gear, Instant since) {
        return Slot.before(since, wished.restartedBefore())
                || (mode != Mode.HOLD
                        && Slot.before(
                                since,
                                ties.restartedBefore(
                                                wished.service(), gear.name().slot())
                                        .orElse(null)));
    }

    private @Nullable Instant replacedBefore(int slot) {
        return ties.replacedBefore(wished.service(), slot).orElse(null);
    }

    private Order order() {
        return wished.service().job()
                ? Order.STOP_FIRST
                : Strategy.of(wished.service()).order();
    }

    /** Replaces and restarts gears, as many at a time as may be. */
    private void replace() {
        var free = free();
        candidates.sort(Comparator.comparing((Slot slot) -> !begun(slot)).thenComparing(slot -> !broken(slot)));
        for (var slot : candidates) {
            if (begun(slot) || (free > 0 && paused())) {
                free--;
                replace(slot);
            }
        }
    }

    private int free() {
        var most = wished.service().rollout().parallelism();
        return (most == 0 ? Integer.MAX_VALUE : most) - moving;
    }

    /** Whether the time between one lot and the next is over. */
    private boolean paused() {
        var delay = wished.service().rollout().delay();
        if (delay.isZero()) {
            return true;
        }
        if (moving > 0 || candidates.stream().anyMatch(this::begun)) {
            return false;
        }
        var last = lastReady();
        if (last != null && situation.now().isBefore(last.plus(delay))) {
            draft.lookAt(last.plus(delay));
            draft.waitFor(wished.service().name() + " waits before more gears are replaced");
            return false;
        }
        return true;
    }

    private @Nullable Instant lastReady() {
        return found.stream()
                .filter(gear -> gear.fingerprint().equals(wished.fingerprint()) && !gears.exempt(gear))
                .map(gear -> situation.notes().readySince().get(gear.id()))
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether a gear is on its way out already: asked to finish its requests, or to end. */
    private boolean begun(Slot slot) {
        var there = slot.fresh() == null ? slot.old() : List.of(slot.fresh());
        return there.stream()
                .allMatch(gear -> !(gear.phase() instanceof Phase.Running)
                        || situation.notes().draining().containsKey(gear.id()));
    }

    private static boolean broken(Slot slot) {
        return slot.old().stream().noneMatch(FoundGear::ready);
    }

    private void replace(Slot slot) {
        if (slot.fresh() != null) {
            takedown.stop(slot.fresh());
        } else if (order() == Order.START_FIRST) {
            start(slot.name());
        } else if (gears.due(slot.name()) && checked() && gates.open(slot.name(), wished)) {
            slot.old().forEach(takedown::remove);
        }
    }

    /** Whether what a gear needs was looked at before the old one is stopped. */
    private boolean checked() {
        var checked = situation.notes().checked();
        if (mode != Mode.STEADY) {
            return true;
        }
        if (checked == null || checked.release() != target.release().version()) {
            draft.step(new Step.Check(target));
            return false;
        }
        checked.obstacles().forEach(draft::waitFor);
        return checked.obstacles().isEmpty();
    }
}
