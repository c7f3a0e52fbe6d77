package dev.slipway.engine.container;

/** Where a program prints to. */
public enum Output {
    /** Standard output; with a terminal, everything. */
    OUT,
    /** Standard error. */
    ERROR
}
