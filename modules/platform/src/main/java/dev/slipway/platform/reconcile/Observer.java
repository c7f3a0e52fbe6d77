package dev.slipway.platform.reconcile;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Situation;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.release.Application;
import dev.slipway.platform.release.Deployment;
import dev.slipway.platform.release.Deployment.State;
import dev.slipway.platform.release.Release;
import dev.slipway.platform.release.Settings;
import dev.slipway.platform.store.Records;
import dev.slipway.platform.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is wished of one application and puts it beside what is found. Used by one thread at a time. */
final class Observer {
    private final Store store;
    private final String application;
    private final Map<Integer, Release> releases = new HashMap<>();
    private final Map<Key, Target> targets = new HashMap<>();

    Observer(Store store, String application) {
        this.store = store;
        this.application = application;
    }

    private record Key(int release, Settings settings, Map<GearName, String> addresses) {}

    /**
     * What is wished.
     *
     * @param application the application
     * @param deployment the deployment under way, or null
     * @param target version of the release that shall run, or 0
     * @param before version of the release that ran before, or 0
     * @param held whether what runs stays as it is
     */
    record Wishes(Application application, @Nullable Deployment deployment, int target, int before, boolean held) {}

    /** What is wished now; empty when there is no such application. */
    Optional<Wishes> wishes() {
        return store.read(records -> records.application(application).map(found -> wishes(records, found)));
    }

    private Wishes wishes(Records records, Application found) {
        var unfinished = records.unfinished(application);
        if (unfinished.isEmpty()) {
            var last = records.deployments(application, 1);
            var held = !last.isEmpty()
                    && last.getFirst().state() == State.FAILED
                    && last.getFirst().release() != found.current();
            return held
                    ? known(records, new Wishes(found, null, last.getFirst().release(), found.current(), true))
                    : known(records, new Wishes(found, null, found.current(), 0, false));
        }
        var deployment = unfinished.getFirst();
        return switch (deployment.state()) {
            case REVERTING, CANCELLING ->
                known(records, new Wishes(found, deployment, deployment.previous(), deployment.release(), false));
            case QUEUED, PULLING, RELEASING, ROLLING, DRAINING, SUCCEEDED, FAILED, REVERTED, CANCELLED ->
                known(records, new Wishes(found, deployment, deployment.release(), deployment.previous(), false));
        };
    }

    private Wishes known(Records records, Wishes wishes) {
        for (var version : List.of(wishes.target(), wishes.before())) {
            if (version > 0 && !releases.containsKey(version)) {
                records.release(application, version).ifPresent(release -> releases.put(version, release));
            }
        }
        return wishes;
    }

    /** All that a plan follows from. */
    Situation situation(
            Wishes wishes,
            List<FoundGear> found,
            Situation.Routing routing,
            Notes notes,
            Set<String> busy,
            Instant now) {
        return new Situation(
                wishes.application(),
                target(wishes.target(), wishes.application(), notes),
                target(wishes.before(), wishes.application(), notes),
                wishes.deployment(),
                wishes.held(),
                found,
                routing,
                notes,
                busy,
                now);
    }

    private @Nullable Target target(int version, Application of, Notes notes) {
        var release = releases.get(version);
        if (release == null) {
            return null;
        }
        if (targets.size() > 4) {
            targets.clear();
        }
        return targets.computeIfAbsent(
                new Key(version, of.settings(), notes.addresses()),
                key -> Target.of(release, key.settings(), key.addresses()).in(of.project()));
    }

    /** Forgets what it can read again. */
    void rest() {
        releases.clear();
        targets.clear();
    }
}
