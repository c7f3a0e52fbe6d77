package dev.slipway.platform.output;

import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.LogLine;
import java.time.Instant;

/**
 * A line that one of several gears printed.
 *
 * @param gear its slot
 * @param container id of its container: a slot has had several
 * @param release the release the container was started for
 * @param time when, exact to the nanosecond
 * @param error whether to its standard error
 * @param text the line without its end
 */
public record GearLine(GearName gear, String container, int release, Instant time, boolean error, String text) {
    /** A line of this gear. */
    public static GearLine of(FoundGear gear, LogLine line) {
        return new GearLine(gear.name(), gear.id(), gear.release(), line.time(), line.error(), line.text());
    }
}
