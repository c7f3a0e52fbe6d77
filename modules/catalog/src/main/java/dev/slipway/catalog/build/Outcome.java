package dev.slipway.catalog.build;

import java.time.Duration;
import java.util.List;

/** How the build of one image ended. */
public sealed interface Outcome {

    /** Whether images that stand on this one can be built now. */
    default boolean isGood() {
        return this instanceof Built || this instanceof Unchanged;
    }

    /**
     * There is a new image.
     *
     * @param size in bytes, all layers together
     * @param steps how many build steps it has, and how many of them the engine had in its cache
     * @param attempts how often it was tried, at least once
     */
    record Built(String id, long size, Steps steps, int attempts) implements Outcome {}

    /** Build steps: all of them, and those taken from the cache. */
    record Steps(int all, int cached) {}

    /** A parent was built anew and came out the same, so that nothing had to be done. */
    record Unchanged(String id) implements Outcome {}

    /**
     * It could not be built.
     *
     * @param cause one line
     * @param lastLines the end of its log
     */
    record Failed(String cause, List<String> lastLines, int attempts) implements Outcome {}

    /** It took longer than it may. */
    record TimedOut(Duration limit, List<String> lastLines) implements Outcome {}

    /** An image it stands on could not be built. */
    record Blocked(String by) implements Outcome {}

    /** The run was stopped. */
    record Cancelled() implements Outcome {}
}
