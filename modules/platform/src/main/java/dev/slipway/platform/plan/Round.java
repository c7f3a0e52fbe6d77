package dev.slipway.platform.plan;

import static java.util.stream.Collectors.groupingBy;

import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.gear.FoundGear;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at all services of an application. */
final class Round {
    private static final int BUSY = 3;

    private final Situation situation;
    private final Mode mode;
    private final Pace pace;
    private final Draft draft;
    private final Takedown takedown;
    private final Map<String, List<FoundGear>> byService;
    private final List<String> failures = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();
    private boolean settled = true;
    private boolean leftovers;

    Round(Situation situation, Mode mode, Pace pace) {
        this.situation = situation;
        this.mode = mode;
        this.pace = pace;
        this.draft = new Draft(situation.busy());
        this.takedown = new Takedown(situation, pace, draft);
        this.byService = situation.found().stream()
                .collect(groupingBy(gear -> gear.name().service()));
    }

    /**
     * A service of which too many gears failed.
     *
     * @param reason why, to be shown
     * @param onFailure what is to be done
     */
    record Failure(String reason, OnFailure onFailure) {}

    Round plan() {
        var target = situation.target();
        if (target != null && mode != Mode.HOLD && new Renewal(situation, takedown, draft).plan(target)) {
            settled = false;
            return this;
        }
        if (target != null) {
            var ties = new Ties(situation, target, byService);
            var gates = new Gates(situation, target, byService, ties, draft);
            target.services().values().forEach(wished -> plan(target, wished, gates, ties));
        }
        if (mode == Mode.STEADY || mode == Mode.BACK || (mode == Mode.FORWARD && settled)) {
            var known = target == null ? Set.<String>of() : target.services().keySet();
            situation.found().stream()
                    .filter(gear -> !known.contains(gear.name().service()))
                    .forEach(gear -> {
                        leftovers = true;
                        takedown.remove(gear);
                    });
        }
        return this;
    }

    private void plan(Target target, Wished wished, Gates gates, Ties ties) {
        var found = byService.getOrDefault(wished.service().name(), List.of());
        if (wished.stopped() && hasRunningDependents(target, wished)) {
            settled = false;
            return;
        }
        var result = new ServicePlan(situation, target, wished, mode, pace, found, gates, ties, takedown, draft).plan();
        settled &= result.settled();
        failures.addAll(result.failures());
        var rollout = wished.service().rollout();
        var endurable = rollout.onFailure() == OnFailure.CONTINUE
                || result.failures().size() <= rollout.maxFailureRatio() * wished.count();
        if (!result.failures().isEmpty() && !endurable && failure.isEmpty()) {
            failure = Optional.of(new Failure(String.join("; ", result.failures()), rollout.onFailure()));
        }
    }

    /** Whether a service that is to be stopped, too, still needs this one. */
    private boolean hasRunningDependents(Target target, Wished wished) {
        var name = wished.service().name();
        return target.services().values().stream()
                .filter(other -> other.stopped()
                        && other.service().dependencies().stream()
                                .anyMatch(dependency -> dependency.service().equals(name)))
                .flatMap(other -> byService.getOrDefault(other.service().name(), List.of()).stream())
                .anyMatch(gear -> gear.phase() instanceof FoundGear.Phase.Running);
    }

    Optional<Failure> failure() {
        return failure;
    }

    boolean done() {
        return settled && !leftovers && draft.nothingToDo();
    }

    boolean onlyLeftovers() {
        return settled && leftovers;
    }

    boolean touchesGears() {
        return draft.touchesGears();
    }

    /**
     * Whether nothing has changed for as long as any gear may take to become ready; for longer where something is being
     * done, which has a deadline of its own.
     */
    boolean stalled() {
        var target = situation.target();
        var patience = target == null
                ? pace.longestBackOff()
                : target.services().values().stream()
                        .map(wished -> wished.service().rollout().deadline())
                        .max(Duration::compareTo)
                        .orElse(pace.longestBackOff());
        var since = situation.notes().changed();
        var end = since.plus(draft.nothingToDo() ? patience : patience.multipliedBy(BUSY));
        draft.lookAt(end);
        return !situation.now().isBefore(end);
    }

    String waits() {
        return String.join("; ", draft.waiting());
    }

    /** What failed and was endured, to be shown. */
    String endured() {
        return String.join("; ", failures);
    }

    Plan finished() {
        return draft.finished();
    }
}
