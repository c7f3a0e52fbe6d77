package dev.slipway.platform.application;

import java.util.Map;

/**
 * A volume of an application.
 *
 * @param actualName its name outside, or empty for one that is derived from the application's
 * @param external whether somebody else made it; it must be there, and is never removed
 * @param driver such as {@code local}, or empty
 * @param options options of the driver
 * @param labels its labels
 */
public record VolumeSpec(
        String actualName, boolean external, String driver, Map<String, String> options, Map<String, String> labels) {
    /** Copies the maps. */
    public VolumeSpec {
        options = Ordered.copyOf(options);
        labels = Ordered.copyOf(labels);
    }

    /** An ordinary volume of the application's own. */
    public static VolumeSpec own() {
        return new VolumeSpec("", false, "", Map.of(), Map.of());
    }
}
