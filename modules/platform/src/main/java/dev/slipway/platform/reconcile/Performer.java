package dev.slipway.platform.reconcile;

import dev.slipway.platform.application.PullPolicy;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.Vault;
import dev.slipway.platform.event.Event;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.plan.Notes;
import dev.slipway.platform.plan.Step;
import dev.slipway.platform.plan.Target;
import dev.slipway.platform.runtime.GearRuntime;
import dev.slipway.platform.runtime.ImageAbsentException;
import dev.slipway.platform.runtime.JobSpec;
import dev.slipway.platform.runtime.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Performs steps. */
final class Performer {
    private final GearRuntime runtime;
    private final Router router;
    private final Vault vault;
    private final Journal journal;
    private final Clock clock;

    Performer(GearRuntime runtime, Router router, Vault vault, Journal journal, Clock clock) {
        this.runtime = runtime;
        this.router = router;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /** Does it; a step that cannot be done has an effect, too. */
    Effect perform(String application, Step step) throws InterruptedException {
        try {
            return done(application, step);
        } catch (RuntimeException e) {
            // One application's bad luck must not stop the others', so whatever it is, it is this step's.
            return failed(application, step, String.valueOf(e.getMessage()));
        }
    }

    private Effect done(String application, Step step) throws InterruptedException {
        return switch (step) {
            case Step.Check check -> check(check);
            case Step.Prepare prepare -> {
                var release = prepare.target().release();
                var occupied = runtime.prepare(prepare.target().project(), release.spec());
                yield quiet(
                        step,
                        notes -> occupied.isEmpty()
                                ? notes.prepared(release.version())
                                : notes.occupied(release.version(), occupied));
            }
            case Step.RunJob job -> run(job);
            case Step.StartGear start -> {
                runtime.start(start.target().gear(start.slot(), vault));
                yield gear(
                        step,
                        start.slot(),
                        "started",
                        " for release " + start.target().release().version(),
                        notes -> forgiving(notes, start.slot()));
            }
            case Step.RestartGear restart -> {
                runtime.restart(restart.gear());
                var name = restart.gear().name();
                yield gear(
                        step,
                        name,
                        "restarted",
                        "",
                        notes -> restart.again() ? notes.failing(name, "", clock.instant()) : notes.forgiving(name));
            }
            case Step.AddToRouter add -> {
                router.add(add.gear());
                yield gear(
                        step,
                        add.gear().name(),
                        "serving",
                        "",
                        notes -> notes.routed(add.gear().id()));
            }
            case Step.Drain drain -> {
                router.drain(drain.gear());
                yield gear(
                        step,
                        drain.gear().name(),
                        "draining",
                        "",
                        notes -> notes.draining(drain.gear().id(), clock.instant()));
            }
            case Step.StopGear stop -> {
                runtime.stop(stop.gear(), stop.signal(), stop.grace(), stop.preStop());
                yield gear(step, stop.gear().name(), "stopped", of(stop.gear()), UnaryOperator.identity());
            }
            case Step.RemoveGear remove -> {
                runtime.remove(remove.gear());
                yield gear(step, remove.gear().name(), "removed", of(remove.gear()), UnaryOperator.identity());
            }
            case Step.Rename rename -> {
                runtime.rename(rename.gear());
                yield quiet(step, UnaryOperator.identity());
            }
            case Step.Clear clear -> {
                runtime.clear(application, clear.volumes());
                yield quiet(step, Notes::clearing);
            }
        };
    }

    private static String of(FoundGear gear) {
        return " of release " + gear.release();
    }

    /** Ends of a gear count until it has run for a while; starts that failed are over once one did not. */
    private static Notes forgiving(Notes notes, GearName slot) {
        var attempts = notes.attempts().get(slot);
        return attempts == null || attempts.fault().isEmpty() ? notes : notes.forgiving(slot);
    }

    private Effect check(Step.Check check) throws InterruptedException {
        var target = check.target();
        var obstacles = new ArrayList<String>();
        for (var image : images(target)) {
            absent(image).ifPresent(obstacles::add);
        }
        obstacles.addAll(runtime.obstacles(target.release().spec()));
        return quiet(check, notes -> notes.checked(target.release().version(), obstacles));
    }

    private record Image(String id, String reference) {}

    private static Set<Image> images(Target target) {
        var images = new LinkedHashSet<Image>();
        target.services()
                .values()
                .forEach(wished -> images.add(
                        new Image(wished.artifact().toString(), wished.service().image())));
        return images;
    }

    /** An image that is no longer here may be fetched again, if its name still stands for it. */
    private Optional<String> absent(Image image) throws InterruptedException {
        try {
            runtime.image(image.id(), PullPolicy.NEVER);
            return Optional.empty();
        } catch (ImageAbsentException _) {
            try {
                var found = runtime.image(image.reference(), PullPolicy.MISSING);
                return found.toString().equals(image.id())
                        ? Optional.empty()
                        : Optional.of("image " + image.reference() + " is another one now, and " + image.id()
                                + " is no longer there");
            } catch (ImageAbsentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    }

    private Effect run(Step.RunJob step) throws InterruptedException {
        var patience = service(step).rollout().deadline();
        var outcome =
                runtime.run(new JobSpec(step.name(), step.target().gear(step.slot(), vault), step.job(), patience));
        var event = journal.event(
                step.slot().application(),
                Journal.SLIPWAY,
                "job.ended",
                "job " + step.name() + " ended with exit code " + outcome.exitCode(),
                Map.of("job", step.name(), "exitCode", String.valueOf(outcome.exitCode())));
        return new Effect(step, notes -> notes.finished(step.name(), outcome), List.of(event), false);
    }

    private static ServiceSpec service(Step.RunJob step) {
        return step.target().release().spec().service(step.slot().service());
    }

    private static Effect quiet(Step step, UnaryOperator<Notes> learned) {
        return new Effect(step, learned, List.of(), false);
    }

    private Effect gear(Step step, GearName slot, String kind, String more, UnaryOperator<Notes> learned) {
        var event = journal.event(
                slot.application(),
                Journal.SLIPWAY,
                "gear." + kind,
                slot.local() + " " + kind + more,
                Map.of("gear", slot.local()));
        return new Effect(step, learned, List.of(event), false);
    }

    private Effect failed(String application, Step step, String fault) {
        var event = journal.event(
                application,
                Journal.SLIPWAY,
                "step.failed",
                step.getClass().getSimpleName() + " of " + step.subject() + " failed: " + fault,
                Map.of("step", step.getClass().getSimpleName(), "subject", step.subject()));
        return switch (step) {
            case Step.StartGear start ->
                // It may lack a network that somebody removed.
                failed(
                        step,
                        notes -> notes.failing(start.slot(), fault, clock.instant())
                                .prepared(0),
                        event);
            case Step.RestartGear restart ->
                failed(step, notes -> notes.failing(restart.gear().name(), fault, clock.instant()), event);
            case Step.RunJob job -> failed(step, notes -> notes.failing(job.slot(), fault, clock.instant()), event);
            case Step.Check _,
                    Step.Prepare _,
                    Step.AddToRouter _,
                    Step.Drain _,
                    Step.StopGear _,
                    Step.RemoveGear _,
                    Step.Rename _,
                    Step.Clear _ -> failed(step, UnaryOperator.identity(), event);
        };
    }

    private static Effect failed(Step step, UnaryOperator<Notes> learned, Event event) {
        return new Effect(step, learned, List.of(event), true);
    }
}
