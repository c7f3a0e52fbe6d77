package dev.slipway.platform.application;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How gears are started, restarted and stopped.
 *
 * @param restart when a gear that ended is started again
 * @param retries most restarts in a row for {@link Restart#ON_FAILURE}; 0 for no limit
 * @param stopSignal signal that asks it to end, or empty for the image's
 * @param grace time from that signal to the one that ends it
 * @param preStart jobs before gears of a new release start
 * @param postStart commands in a gear when it has started
 * @param preStop commands in a gear before it is asked to end
 */
public record Lifecycle(
        Restart restart,
        int retries,
        String stopSignal,
        Duration grace,
        List<Job> preStart,
        List<Hook> postStart,
        List<Hook> preStop) {
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /** Copies the lists. */
    public Lifecycle {
        preStart = List.copyOf(preStart);
        postStart = List.copyOf(postStart);
        preStop = List.copyOf(preStop);
    }

    /** When a gear that ended is started again. */
    public enum Restart {
        /** Never. */
        NO,
        /** When its exit code was not 0. */
        ON_FAILURE,
        /** Whatever its exit code, until it is stopped. */
        ALWAYS
    }

    /**
     * A container that must end well before gears start.
     *
     * @param image its image, or empty for the service's
     * @param command what it runs, or empty for what the image says
     * @param user its user, or empty for the service's
     * @param workingDirectory its directory, or empty for the service's
     * @param environment added to the service's
     * @param privileged with all rights
     * @param perGear whether it runs before each gear, rather than once before all
     */
    public record Job(
            String image,
            List<String> command,
            String user,
            String workingDirectory,
            Map<String, String> environment,
            boolean privileged,
            boolean perGear) {
        /** Copies what it is given. */
        public Job {
            command = List.copyOf(command);
            environment = Ordered.copyOf(environment);
        }
    }

    /**
     * A command in a gear that runs.
     *
     * @param command its words
     * @param user its user, or empty for the gear's
     * @param privileged with all rights
     * @param workingDirectory its directory, or empty for the gear's
     * @param environment added to the gear's
     */
    public record Hook(
            List<String> command,
            String user,
            boolean privileged,
            String workingDirectory,
            Map<String, String> environment) {
        /** Copies what it is given. */
        public Hook {
            command = List.copyOf(command);
            environment = Ordered.copyOf(environment);
        }
    }

    /** Restarted when they fail, with 10 seconds to end. */
    public static Lifecycle usual() {
        return new Lifecycle(Restart.ALWAYS, 0, "", USUAL_GRACE, List.of(), List.of(), List.of());
    }

    /** The same, started again at these times. */
    public Lifecycle withRestart(Restart other) {
        return new Lifecycle(other, retries, stopSignal, grace, preStart, postStart, preStop);
    }
}
