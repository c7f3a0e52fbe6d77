package dev.slipway.platform.plan;

import dev.slipway.platform.release.Deployment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done now.
 *
 * @param steps what to perform; all of it may be done at the same time
 * @param progress what is to be stored before
 * @param lookAgain when to look again if nothing changes until then, or null
 * @param waiting what is waited for, to be shown
 */
public record Plan(
        List<Step> steps, Progress progress, @Nullable Instant lookAgain, List<String> waiting) {
    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        waiting = List.copyOf(waiting);
    }

    /** Only something to store; what follows from that is planned afterwards. */
    static Plan of(Progress progress) {
        return new Plan(List.of(), progress, null, List.of());
    }

    /** Whether nothing is to be done or stored. */
    public boolean isEmpty() {
        return steps.isEmpty() && progress instanceof Progress.None;
    }

    /** What is to be stored. */
    public sealed interface Progress {
        /** Nothing. */
        record None() implements Progress {}

        /**
         * A deployment is further; where it succeeded, its release is current.
         *
         * @param deployment as it is to be stored
         */
        record Moved(Deployment deployment) implements Progress {}

        /** Nothing is left of the application. */
        record Gone() implements Progress {}
    }
}
