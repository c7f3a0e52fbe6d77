package dev.slipway.docker.probe;

import dev.slipway.platform.application.HealthCheck;
import java.time.Instant;

/**
 * A gear that is probed.
 *
 * @param application its application
 * @param id id of its container
 * @param started when it last started; another time makes another patient of it
 * @param address its address, or empty
 * @param check how it is probed
 */
public record Patient(String application, String id, Instant started, String address, HealthCheck check) {}
