package dev.slipway.engine.volume;

import java.util.Map;

/**
 * A volume.
 *
 * @param name its name
 * @param driver such as {@code local}
 * @param labels its labels
 * @param mountpoint where its data is on the engine's machine
 */
public record VolumeDetails(String name, String driver, Map<String, String> labels, String mountpoint) {}
