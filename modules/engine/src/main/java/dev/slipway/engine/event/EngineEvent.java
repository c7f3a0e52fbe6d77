package dev.slipway.engine.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an object of an engine.
 *
 * @param type kind of the object, such as {@code container}
 * @param action what happened, such as {@code start} or {@code health_status: healthy}
 * @param id id of the object, or its name where it has no id
 * @param attributes more about the object, its labels among them
 * @param time when it happened
 */
public record EngineEvent(String type, String action, String id, Map<String, String> attributes, Instant time) {}
