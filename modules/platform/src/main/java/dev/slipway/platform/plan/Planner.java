package dev.slipway.platform.plan;

import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.plan.Plan.Progress;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import java.time.Duration;

/**
 * Plans what brings an application nearer to what is wished. It looks at nothing but the situation it is given: the same
 * situation has the same plan, and a plan that was only half performed is planned on from what is found then.
 */
public final class Planner {
    private static final Duration CHECKING = Duration.ofMinutes(5);

    private final Pace pace;

    /** At this pace. */
    public Planner(Pace pace) {
        this.pace = pace;
    }

    /** What is to be done now. */
    public Plan plan(Situation situation) {
        if (situation.application().destroying()) {
            return destroy(situation);
        }
        var deployment = situation.deployment();
        if (deployment == null) {
            return keep(situation, situation.held() ? Mode.HOLD : Mode.STEADY).finished();
        }
        return switch (deployment.state()) {
            case QUEUED -> begin(situation, deployment);
            case PULLING -> check(situation, deployment);
            case RELEASING, ROLLING, DRAINING -> forward(situation, deployment);
            case REVERTING, CANCELLING -> back(situation, deployment);
            case SUCCEEDED, FAILED, REVERTED, CANCELLED ->
                throw new IllegalArgumentException("deployment " + deployment.id() + " has ended");
        };
    }

    private Plan destroy(Situation situation) {
        if (situation.found().isEmpty()) {
            if (situation.notes().cleared()) {
                return Plan.of(new Progress.Gone());
            }
            var draft = new Draft(situation.busy());
            if (situation.busy().isEmpty()) {
                draft.step(new Step.Clear(
                        situation.application().name(), !situation.application().keepVolumes()));
            }
            return draft.finished();
        }
        var draft = new Draft(situation.busy());
        var takedown = new Takedown(situation, pace, draft);
        situation.found().forEach(takedown::remove);
        return draft.finished();
    }

    private static Plan begin(Situation situation, Deployment deployment) {
        return Plan.of(new Progress.Moved(new Deployment(
                deployment.id(),
                deployment.release(),
                situation.application().current(),
                State.PULLING,
                "",
                situation.now(),
                null)));
    }

    private Plan check(Situation situation, Deployment deployment) {
        var target = required(situation);
        var checked = situation.notes().checked();
        if (checked == null || checked.release() != deployment.release()) {
            var draft = new Draft(situation.busy());
            draft.step(new Step.Check(target));
            var end = situation.notes().changed().plus(CHECKING);
            draft.lookAt(end);
            return situation.now().isBefore(end)
                    ? draft.finished()
                    : fail(situation, deployment, "the runtime does not answer", OnFailure.REVERT);
        }
        if (!checked.obstacles().isEmpty()) {
            return fail(situation, deployment, String.join("; ", checked.obstacles()), OnFailure.REVERT);
        }
        return moved(situation, deployment, hasJobs(target) ? State.RELEASING : State.ROLLING, "");
    }

    private static boolean hasJobs(Target target) {
        return target.services().values().stream()
                .anyMatch(wished -> !wished.service().lifecycle().preStart().isEmpty());
    }

    private Plan forward(Situation situation, Deployment deployment) {
        var round = keep(situation, Mode.FORWARD);
        var failure = round.failure();
        if (failure.isPresent()) {
            return fail(
                    situation, deployment, failure.get().reason(), failure.get().onFailure());
        }
        if (round.done()) {
            return moved(situation, deployment, State.SUCCEEDED, round.endured());
        }
        if (round.stalled()) {
            return fail(situation, deployment, "nothing changed for a long time: " + round.waits(), OnFailure.REVERT);
        }
        var state = deployment.state();
        if (state == State.RELEASING && round.touchesGears()) {
            return moved(situation, deployment, State.ROLLING, "");
        }
        if (state != State.DRAINING && round.onlyLeftovers()) {
            return moved(situation, deployment, State.DRAINING, "");
        }
        return round.finished();
    }

    private Plan back(Situation situation, Deployment deployment) {
        var round = keep(situation, Mode.BACK);
        if (!round.done() && !round.stalled()) {
            return round.finished();
        }
        var end = deployment.state() == State.REVERTING ? State.REVERTED : State.CANCELLED;
        var reason =
                round.done() ? deployment.reason() : deployment.reason() + "; not all is as before: " + round.waits();
        return moved(situation, deployment, end, reason + restored(situation));
    }

    /** That the next change goes on from another configuration than the one that somebody has just set. */
    private static String restored(Situation situation) {
        var target = situation.target();
        var before = situation.before();
        if (target == null || before == null) {
            return "";
        }
        var same = target.release()
                .config()
                .entries()
                .equals(before.release().config().entries());
        return same
                ? ""
                : "; its configuration is gone with it, that of v"
                        + target.release().version() + " is back";
    }

    private static Plan fail(Situation situation, Deployment deployment, String reason, OnFailure onFailure) {
        var revert = onFailure == OnFailure.REVERT && deployment.previous() > 0;
        return moved(situation, deployment, revert ? State.REVERTING : State.FAILED, reason);
    }

    private static Plan moved(Situation situation, Deployment deployment, State state, String reason) {
        return Plan.of(new Progress.Moved(new Deployment(
                deployment.id(),
                deployment.release(),
                deployment.previous(),
                state,
                reason,
                deployment.begun(),
                state.ended() ? situation.now() : null)));
    }

    private static Target required(Situation situation) {
        var target = situation.target();
        if (target == null) {
            throw new IllegalArgumentException("a deployment needs a target");
        }
        return target;
    }

    private Round keep(Situation situation, Mode mode) {
        return new Round(situation, mode, pace).plan();
    }
}
