package dev.slipway.platform.application;

/** When an image is fetched from its registry. */
public enum PullPolicy {
    /** Whenever a release is made. */
    ALWAYS,
    /** Where the engine does not have it. */
    MISSING,
    /** Never; it must be there. */
    NEVER
}
