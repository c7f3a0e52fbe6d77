package dev.slipway.platform.plan;

import dev.slipway.platform.gear.GearName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan while it is made. */
final class Draft {
    private final List<Step> steps = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final Set<String> busy;
    private @Nullable Instant lookAgain;

    Draft(Set<String> busy) {
        this.busy = new HashSet<>(busy);
    }

    /** Plans a step, unless something is being done to its subject. */
    void step(Step step) {
        if (busy.add(step.subject())) {
            steps.add(step);
        }
    }

    boolean busy(GearName slot) {
        return busy.contains(slot.local());
    }

    void waitFor(String what) {
        if (!waiting.contains(what)) {
            waiting.add(what);
        }
    }

    void lookAt(Instant time) {
        if (lookAgain == null || time.isBefore(lookAgain)) {
            lookAgain = time;
        }
    }

    List<String> waiting() {
        return waiting;
    }

    boolean nothingToDo() {
        return steps.isEmpty() && busy.isEmpty();
    }

    boolean touchesGears() {
        return steps.stream().anyMatch(step -> !(step instanceof Step.RunJob || step instanceof Step.Prepare));
    }

    Plan finished() {
        return new Plan(steps, new Plan.Progress.None(), lookAgain, waiting);
    }
}
