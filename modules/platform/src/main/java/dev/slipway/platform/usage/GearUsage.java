package dev.slipway.platform.usage;

import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.Usage;

/**
 * What a gear uses.
 *
 * @param gear its slot
 * @param container id of its container
 * @param usage what it uses
 */
public record GearUsage(GearName gear, String container, Usage usage) {}
