package dev.slipway.catalog.build;

/** Names of build steps for people. */
public final class StepName {
    private StepName() {}

    /** Without what every step has: mounts, the only stage's number, and the indentation of long lines. */
    public static String brief(String step) {
        return step.replaceAll("--mount=\\S+", "").replaceFirst("stage-0 +", "").replaceAll("\\s+", " ");
    }
}
