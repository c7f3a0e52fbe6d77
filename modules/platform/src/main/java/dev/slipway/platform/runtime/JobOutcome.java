package dev.slipway.platform.runtime;

/**
 * How a job ended.
 *
 * @param exitCode its exit code
 * @param output the end of what it printed
 */
public record JobOutcome(int exitCode, String output) {}
