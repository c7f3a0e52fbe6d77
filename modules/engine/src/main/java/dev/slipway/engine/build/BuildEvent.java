package dev.slipway.engine.build;

import java.time.Duration;

/**
 * What happens during a build.
 *
 * <p>A step begins and ends at most once; a cached one may end without having begun.
 */
public sealed interface BuildEvent {
    /** Tells the steps of one build apart. */
    String id();

    /**
     * A step began.
     *
     * @param name such as {@code [2/3] RUN make}
     */
    record StepStarted(String id, String name) implements BuildEvent {}

    /**
     * A step ended without having to run.
     *
     * @param name such as {@code [2/3] RUN make}
     */
    record StepCached(String id, String name) implements BuildEvent {}

    /**
     * A step ended well.
     *
     * @param name such as {@code [2/3] RUN make}
     * @param duration the time it ran
     */
    record StepFinished(String id, String name, Duration duration) implements BuildEvent {}

    /**
     * A step failed or was cancelled.
     *
     * @param name such as {@code [2/3] RUN make}
     * @param error the engine's words
     */
    record StepFailed(String id, String name, String error) implements BuildEvent {}

    /**
     * A step printed something.
     *
     * @param stream where to
     * @param text one line, without its end
     */
    record Log(String id, Stream stream, String text) implements BuildEvent {}

    /**
     * A step transfers something.
     *
     * @param name what it transfers
     * @param current bytes done
     * @param total bytes in all; 0 when unknown
     */
    record Progress(String id, String name, long current, long total) implements BuildEvent {}

    /** Where a process prints to. */
    enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERROR
    }
}
