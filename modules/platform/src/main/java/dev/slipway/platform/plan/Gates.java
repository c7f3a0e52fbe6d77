package dev.slipway.platform.plan;

import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health;
import dev.slipway.platform.gear.FoundGear.Phase;
import dev.slipway.platform.gear.GearName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be there before a gear of a service may be started. */
final class Gates {
    private final Situation situation;
    private final Target target;
    private final Map<String, List<FoundGear>> byService;
    private final Ties ties;
    private final Draft draft;

    Gates(Situation situation, Target target, Map<String, List<FoundGear>> byService, Ties ties, Draft draft) {
        this.situation = situation;
        this.target = target;
        this.byService = byService;
        this.ties = ties;
        this.draft = draft;
    }

    /** Whether a gear may be started in a slot now; plans what must be done before and says what is waited for. */
    boolean open(GearName slot, Wished wished) {
        if (!wished.pending().isEmpty()) {
            draft.waitFor(slot.local() + " waits: " + wished.pending());
            return false;
        }
        if (situation.notes().prepared() != target.release().version()) {
            draft.step(new Step.Prepare(target));
            return false;
        }
        for (var dependency : wished.service().dependencies()) {
            var missing = missing(dependency);
            if (missing.isPresent()) {
                draft.waitFor(wished.service().name() + " waits for " + dependency.service() + " " + missing.get());
                return false;
            }
        }
        var loose = ties.loose(wished.service(), slot.slot());
        if (loose.isPresent()) {
            draft.waitFor(slot.local() + " waits for the gear of " + loose.get() + " that it stands beside");
            return false;
        }
        return jobsDone(slot, wished.service());
    }

    /** Why a service's jobs before its gears failed. */
    Optional<String> failedJob(Wished wished) {
        var service = wished.service();
        for (var slot = 1; slot <= wished.count(); slot++) {
            var name = new GearName(situation.application().name(), service.name(), slot);
            for (var i = 0; i < service.lifecycle().preStart().size(); i++) {
                var outcome = situation
                        .notes()
                        .jobs()
                        .get(job(name, service.lifecycle().preStart().get(i), i));
                if (outcome != null && outcome.exitCode() != 0) {
                    return Optional.of("job " + (i + 1) + " before " + service.name() + " ended with exit code "
                            + outcome.exitCode() + ": " + outcome.output().strip());
                }
            }
        }
        return Optional.empty();
    }

    private boolean jobsDone(GearName slot, ServiceSpec service) {
        var jobs = service.lifecycle().preStart();
        for (var i = 0; i < jobs.size(); i++) {
            var name = job(slot, jobs.get(i), i);
            var outcome = situation.notes().jobs().get(name);
            if (outcome == null) {
                draft.waitFor(slot.local() + " waits for its job " + (i + 1));
                draft.step(new Step.RunJob(name, slot, target, jobs.get(i)));
                return false;
            }
            if (outcome.exitCode() != 0) {
                draft.waitFor(slot.local() + " waits: its job " + (i + 1) + " failed");
                return false;
            }
        }
        return true;
    }

    private String job(GearName slot, Lifecycle.Job job, int index) {
        var owner = job.perGear() ? slot.service() + "-" + slot.slot() : slot.service();
        return "release-" + target.release().version() + "-" + owner + "-job-" + (index + 1);
    }

    private Optional<String> missing(Dependency dependency) {
        var other = target.services().get(dependency.service());
        if (other == null || other.stopped() || other.count() == 0) {
            return Optional.empty();
        }
        var found = byService.getOrDefault(dependency.service(), List.of());
        if (!dependency.required() && found.stream().anyMatch(Gates::failed)) {
            return Optional.empty();
        }
        for (var slot = 1; slot <= other.count(); slot++) {
            var number = slot;
            var there = found.stream()
                    .anyMatch(gear -> gear.name().slot() == number
                            && (gear.fingerprint().equals(other.fingerprint())
                                    || !other.pending().isEmpty())
                            && reached(gear, dependency.condition()));
            if (!there) {
                return Optional.of(words(dependency.condition()));
            }
        }
        return Optional.empty();
    }

    static boolean reached(FoundGear gear, Dependency.Condition condition) {
        return switch (condition) {
            case STARTED -> gear.phase() instanceof Phase.Running || completed(gear);
            case HEALTHY -> gear.ready();
            case COMPLETED -> completed(gear);
        };
    }

    private static String words(Dependency.Condition condition) {
        return switch (condition) {
            case STARTED -> "to start";
            case HEALTHY -> "to be ready";
            case COMPLETED -> "to complete";
        };
    }

    static boolean completed(FoundGear gear) {
        return gear.phase() instanceof Phase.Ended ended && ended.exitCode() == 0;
    }

    private static boolean failed(FoundGear gear) {
        return switch (gear.phase()) {
            case Phase.Ended ended -> ended.exitCode() != 0;
            case Phase.Running running -> running.health() instanceof Health.Unhealthy;
            case Phase.Created _, Phase.Removing _ -> false;
        };
    }
}
