package dev.slipway.source.build;

/** When an image is fetched from its registry. */
public enum PullPolicy {
    /** Even when it is there. */
    ALWAYS,
    /** Never; no registry is asked anything. */
    NEVER,
    /** When it is not there. */
    IF_NOT_PRESENT
}
