package dev.slipway.platform.plan;

import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to be done about one gear that is as wished, to have it ready and in the router. */
final class GearPlan {
    private final Situation situation;
    private final Wished wished;
    private final Mode mode;
    private final Pace pace;
    private final Takedown takedown;
    private final Draft draft;
    private final boolean untouched;

    GearPlan(Situation situation, Wished wished, Mode mode, Pace pace, Takedown takedown, Draft draft) {
        this.situation = situation;
        this.wished = wished;
        this.mode = mode;
        this.pace = pace;
        this.takedown = takedown;
        this.draft = draft;
        this.untouched = isUntouched(situation, wished);
    }

    private static boolean isUntouched(Situation situation, Wished wished) {
        var before = situation.before();
        var then =
                before == null ? null : before.services().get(wished.service().name());
        return then != null && then.fingerprint().equals(wished.fingerprint());
    }

    /** Whether a deployment has nothing to do with a gear, as it was there before and stays. */
    boolean exempt(FoundGear gear) {
        return (untouched || mode == Mode.BACK) && olderThanDeployment(gear);
    }

    /** Whether a gear was left by an earlier deployment and is no good. */
    boolean stale(FoundGear gear) {
        return mode == Mode.FORWARD && !untouched && olderThanDeployment(gear) && !gear.ready() && !ended(gear);
    }

    private boolean olderThanDeployment(FoundGear gear) {
        var deployment = situation.deployment();
        return deployment != null && Slot.before(gear.created(), deployment.begun());
    }

    /** Whether a gear does all it is there for. */
    boolean settled(FoundGear gear) {
        if (wished.service().job()) {
            return Gates.completed(gear);
        }
        return ended(gear) || (gear.ready() && monitored(gear) && routed(gear));
    }

    /** Whether a gear has ended for good, and well. */
    private boolean ended(FoundGear gear) {
        return Gates.completed(gear)
                && (wished.service().job() || wished.service().lifecycle().restart() != Lifecycle.Restart.ALWAYS);
    }

    private boolean routed(FoundGear gear) {
        return !isRouted()
                || (situation.routing().serving().contains(gear.id())
                        && !situation.notes().draining().containsKey(gear.id()));
    }

    private boolean isRouted() {
        return situation.routing().services().contains(wished.service().name());
    }

    private boolean monitored(FoundGear gear) {
        return situation.routing().serving().contains(gear.id())
                || !situation.now().isBefore(monitorEnd(gear));
    }

    private Instant monitorEnd(FoundGear gear) {
        return situation
                .notes()
                .readySince()
                .getOrDefault(gear.id(), situation.now())
                .plus(monitor(gear));
    }

    /** What runs and is not checked may be about to end, so it is given the time in which most faults show. */
    private Duration monitor(FoundGear gear) {
        var written = wished.service().rollout().monitor();
        var unchecked = gear.phase() instanceof Phase.Running running && running.health() instanceof Health.Unchecked;
        return unchecked && written.isZero() ? pace.unchecked() : written;
    }

    /** Why the deployment has to regard a gear as failed. */
    Optional<String> failure(FoundGear gear) {
        if (mode != Mode.FORWARD || exempt(gear) || settled(gear)) {
            return Optional.empty();
        }
        var name = gear.name().local();
        if (gear.phase() instanceof Phase.Ended ended
                && !(restartable(ended) && tries(gear, ended) < pace.attempts() - 1)) {
            return Optional.of(name + " ended with exit code " + ended.exitCode() + because(ended.reason()));
        }
        if (gear.phase() instanceof Phase.Running running && running.health() instanceof Health.Unhealthy unhealthy) {
            return Optional.of(name + " is unhealthy: " + unhealthy.probe());
        }
        var patience = wished.service().rollout().deadline();
        if (!situation.now().isBefore(gear.created().plus(patience))) {
            return Optional.of(name + " was not ready within " + patience.toSeconds() + " s");
        }
        return Optional.empty();
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : " (" + reason + ")";
    }

    /** Why nothing can be started in a slot, after it was tried often enough. */
    Optional<String> failure(GearName slot) {
        var attempts = situation.notes().attempts().get(slot);
        return mode == Mode.FORWARD
                        && attempts != null
                        && !attempts.fault().isEmpty()
                        && attempts.count() >= pace.attempts()
                ? Optional.of(slot.local() + " cannot be started: " + attempts.fault())
                : Optional.empty();
    }

    /** Whether it is time to try to start something in a slot where that failed. */
    boolean due(GearName slot) {
        var attempts = situation.notes().attempts().get(slot);
        if (attempts == null || attempts.fault().isEmpty()) {
            return true;
        }
        return due(attempts.last().plus(pace.backOff(attempts.count())), slot.local() + ": " + attempts.fault());
    }

    private boolean due(Instant when, String waiting) {
        if (situation.now().isBefore(when)) {
            draft.lookAt(when);
            draft.waitFor(waiting);
            return false;
        }
        return true;
    }

    /** Plans what brings a gear further, and says whether it is settled. */
    boolean tend(FoundGear gear) {
        switch (gear.phase()) {
            case Phase.Created _ -> {
                if (due(gear.name())) {
                    draft.step(new Step.RestartGear(gear, false));
                }
            }
            case Phase.Ended ended -> revive(gear, ended);
            case Phase.Running running -> serve(gear, running);
            case Phase.Removing _ -> draft.waitFor(gear.name().local() + " is being removed");
        }
        return settled(gear);
    }

    private void revive(FoundGear gear, Phase.Ended ended) {
        takedown.unroute(gear);
        if (ended(gear)) {
            return;
        }
        var tries = tries(gear, ended);
        var waiting = gear.name().local() + " ended with exit code " + ended.exitCode() + because(ended.reason());
        if (!restartable(ended) || limited(tries)) {
            draft.waitFor(waiting);
        } else if (due(ended.at().plus(pace.backOff(tries + 1)), waiting)) {
            draft.step(new Step.RestartGear(gear, true));
        }
    }

    private boolean limited(int tries) {
        var most = wished.service().lifecycle().retries();
        return most > 0 && tries >= most;
    }

    private int tries(FoundGear gear, Phase.Ended ended) {
        var attempts = situation.notes().attempts().get(gear.name());
        var ranLong = !ended.at().isBefore(ended.since().plus(pace.forgotten()));
        return attempts == null || ranLong ? 0 : attempts.count();
    }

    private boolean restartable(Phase.Ended ended) {
        return switch (wished.service().lifecycle().restart()) {
            case NO -> false;
            case ON_FAILURE -> ended.exitCode() != 0;
            case ALWAYS -> true;
        };
    }

    private void serve(FoundGear gear, Phase.Running running) {
        if (!gear.ready()) {
            takedown.unroute(gear);
            draft.waitFor(gear.name().local() + waiting(running.health()));
            if (mode == Mode.FORWARD) {
                draft.lookAt(gear.created().plus(wished.service().rollout().deadline()));
            }
            if (running.health() instanceof Health.Unhealthy && failure(gear).isEmpty() && mode != Mode.HOLD) {
                replaceUnwell(gear);
            }
        } else if (!monitored(gear)) {
            draft.lookAt(monitorEnd(gear));
            draft.waitFor(gear.name().local() + " has to stay ready for a while");
        } else if (!routed(gear)) {
            draft.step(new Step.AddToRouter(gear));
        }
        if (situation.notes().attempts().containsKey(gear.name())) {
            draft.lookAt(running.since().plus(pace.forgotten()));
        }
    }

    private static String waiting(Health health) {
        return switch (health) {
            case Health.Unhealthy unhealthy -> " is unhealthy: " + unhealthy.probe();
            case Health.Starting _, Health.Unchecked _, Health.Healthy _ -> " is starting";
        };
    }

    private void replaceUnwell(FoundGear gear) {
        var since = situation.notes().unwellSince().getOrDefault(gear.id(), situation.now());
        var end = since.plus(pace.unwell());
        if (situation.now().isBefore(end)) {
            draft.lookAt(end);
        } else {
            takedown.remove(gear);
        }
    }
}
