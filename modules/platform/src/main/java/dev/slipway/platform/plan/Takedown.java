package dev.slipway.platform.plan;

import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Phase;
import org.jspecify.annotations.Nullable;

/** The way of a gear out: no new requests, no requests, asked to end, gone. */
final class Takedown {
    private final Situation situation;
    private final Pace pace;
    private final Draft draft;

    Takedown(Situation situation, Pace pace, Draft draft) {
        this.situation = situation;
        this.pace = pace;
        this.draft = draft;
    }

    /** Plans the next step until a gear is gone. */
    void remove(FoundGear gear) {
        switch (gear.phase()) {
            case Phase.Running _ -> stop(gear);
            case Phase.Created _, Phase.Ended _ -> {
                if (situation.routing().serving().contains(gear.id()) && drained(gear)) {
                    return;
                }
                draft.step(new Step.RemoveGear(gear));
            }
            case Phase.Removing _ -> draft.waitFor(gear.name().local() + " is being removed");
        }
    }

    /** Plans the next step until a gear has ended; nothing when it does not run. */
    void stop(FoundGear gear) {
        if (!(gear.phase() instanceof Phase.Running) || !requestsOver(gear)) {
            return;
        }
        var lifecycle = lifecycle(gear);
        draft.step(new Step.StopGear(gear, lifecycle.stopSignal(), lifecycle.grace(), lifecycle.preStop()));
    }

    /** Takes a gear that cannot answer out of the router. */
    void unroute(FoundGear gear) {
        if (situation.routing().serving().contains(gear.id())
                && !situation.notes().draining().containsKey(gear.id())) {
            draft.step(new Step.Drain(gear));
        }
    }

    private boolean requestsOver(FoundGear gear) {
        if (!situation.routing().serving().contains(gear.id())) {
            return true;
        }
        var since = situation.notes().draining().get(gear.id());
        if (since == null) {
            draft.step(new Step.Drain(gear));
            return false;
        }
        var end = since.plus(pace.drain());
        if (situation.now().isBefore(end)) {
            draft.waitFor(gear.name().local() + " finishes its requests");
            draft.lookAt(end);
            return false;
        }
        return true;
    }

    /** Whether the router was told now; a gear that does not run has no requests to finish. */
    private boolean drained(FoundGear gear) {
        if (situation.notes().draining().containsKey(gear.id())) {
            return false;
        }
        draft.step(new Step.Drain(gear));
        return true;
    }

    /** As the release says that wished the gear. */
    private Lifecycle lifecycle(FoundGear gear) {
        var service = gear.name().service();
        var wished = wished(situation.target(), service);
        if (wished != null && wished.fingerprint().equals(gear.fingerprint())) {
            return wished.service().lifecycle();
        }
        var before = wished(situation.before(), service);
        var known = before != null ? before : wished;
        return known != null ? known.service().lifecycle() : Lifecycle.usual();
    }

    private static @Nullable Wished wished(@Nullable Target target, String service) {
        return target == null ? null : target.services().get(service);
    }
}
