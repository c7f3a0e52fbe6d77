package dev.slipway.engine.volume;

import java.util.Map;

/**
 * A volume to be created.
 *
 * @param name its name
 * @param driver such as {@code local}, or empty for the engine's default
 * @param options options of the driver
 * @param labels its labels
 */
public record VolumeSpec(String name, String driver, Map<String, String> options, Map<String, String> labels) {}
