package dev.slipway.platform.runtime;

import dev.slipway.platform.gear.GearName;
import java.time.Instant;

/**
 * A line that a gear printed.
 *
 * @param gear who
 * @param time when
 * @param error whether to its standard error
 * @param text the line without its end
 */
public record LogLine(GearName gear, Instant time, boolean error, String text) {}
