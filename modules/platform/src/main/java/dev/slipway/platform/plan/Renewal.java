package dev.slipway.platform.plan;

import dev.slipway.platform.gear.FoundGear;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has gears leave the networks that are to be made anew, which cannot be done while one is in them. */
final class Renewal {
    private final Situation situation;
    private final Takedown takedown;
    private final Draft draft;

    Renewal(Situation situation, Takedown takedown, Draft draft) {
        this.situation = situation;
        this.takedown = takedown;
        this.draft = draft;
    }

    /** Whether networks are to be made anew; plans what must be done before, and then that. */
    boolean plan(Target target) {
        var occupied = situation.notes().occupied();
        if (occupied == null || occupied.release() != target.release().version()) {
            return false;
        }
        var names = String.join(", ", occupied.networks().stream().sorted().toList());
        draft.waitFor("network " + names + " is made anew");
        var inside = inside(target, occupied.networks());
        if (inside.isEmpty()) {
            draft.step(new Step.Prepare(target));
        }
        inside.forEach(takedown::remove);
        return true;
    }

    private List<FoundGear> inside(Target target, Set<String> networks) {
        return situation.found().stream()
                .filter(gear -> isIn(gear, target, networks) || isIn(gear, situation.before(), networks))
                .toList();
    }

    /** By what is seen of it where it runs, otherwise by what is known of its service. */
    private static boolean isIn(FoundGear gear, @Nullable Target target, Set<String> networks) {
        if (target == null) {
            return false;
        }
        var spec = target.release().spec();
        if (networks.stream().anyMatch(network -> gear.addresses().containsKey(spec.networkName(network)))) {
            return true;
        }
        var wished = target.services().get(gear.name().service());
        return wished != null
                && wished.service().networking().attachments().stream()
                        .anyMatch(attachment -> networks.contains(attachment.network()));
    }
}
