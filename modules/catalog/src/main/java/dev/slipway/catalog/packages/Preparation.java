package dev.slipway.catalog.packages;

import java.util.List;

/**
 * What has to be there before the first image of a catalogue is built, step by step: a later one may use what an earlier
 * one made. Each does nothing when what it makes is there.
 */
public record Preparation(List<Step> steps) {

    /** Keeps a copy. */
    public Preparation {
        steps = List.copyOf(steps);
    }

    /** One thing to be made. */
    @FunctionalInterface
    public interface Step {
        /** Makes it; what it throws ends the preparation. */
        void run() throws InterruptedException;
    }

    /** Runs all steps. */
    public void run() throws InterruptedException {
        for (var step : steps) {
            step.run();
        }
    }
}
