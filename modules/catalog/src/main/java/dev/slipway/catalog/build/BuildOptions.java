package dev.slipway.catalog.build;

import java.time.Duration;

/**
 * How a run goes about its work.
 *
 * @param jobs images built at the same time, at least one
 * @param timeout the longest an image may take, all its attempts together
 * @param retries attempts after the first one, for causes that pass
 */
public record BuildOptions(int jobs, Duration timeout, int retries) {
    /** Checks the ranges. */
    public BuildOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs is '" + jobs + "'; expected at least 1");
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries is '" + retries + "'; expected at least 0");
        }
        if (timeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeout is '0'; expected a length of time in which an image can be built");
        }
    }

    /** Two images more than there are cores, as each waits for the engine, disk and network at times. */
    public static BuildOptions ofThisMachine() {
        return new BuildOptions(Runtime.getRuntime().availableProcessors() + 2, Duration.ofHours(1), 2);
    }
}
