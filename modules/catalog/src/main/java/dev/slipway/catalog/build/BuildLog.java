package dev.slipway.catalog.build;

import dev.slipway.catalog.plan.Plan;
import java.time.Duration;
import java.util.List;

/** Is told what happens during a build, by several threads; each image's calls come in order. */
public interface BuildLog {
    /** Another process works on the same catalogue, and has to end first. */
    default void waiting() {}

    /** The run begins. */
    default void planned(Plan plan) {}

    /** Packages are about to be built, those of so many sources; those of the others are there. */
    default void packagesPlanned(int sources, int others) {}

    /** Work on an image begins. */
    default void started(String image) {}

    /** A step of an image begins, such as {@code [2/3] RUN make}. */
    default void step(String image, String name) {}

    /** A step of an image need not run. */
    default void cached(String image, String name) {}

    /** A step of an image printed a line. */
    default void output(String image, String line) {}

    /** An image failed for a cause that passes, and is tried again after a while. */
    default void retrying(String image, String cause, int attempt, Duration delay) {}

    /** Work on an image ended; also told of images that were blocked or cancelled before it began. */
    default void finished(String image, Outcome outcome, Duration duration) {}

    /** One log that passes everything on to several. */
    static BuildLog all(List<BuildLog> logs) {
        return new BuildLogs(logs);
    }
}
