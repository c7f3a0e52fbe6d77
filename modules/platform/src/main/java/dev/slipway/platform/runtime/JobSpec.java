package dev.slipway.platform.runtime;

import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.gear.GearSpec;
import java.time.Duration;

/**
 * A job to be run to its end.
 *
 * @param name name that tells it from all others of its application, such as {@code release-7-web-1}
 * @param gear the gear whose image, environment, networks and mounts it has
 * @param job what it does otherwise
 * @param patience time it has
 */
public record JobSpec(String name, GearSpec gear, Lifecycle.Job job, Duration patience) {}
