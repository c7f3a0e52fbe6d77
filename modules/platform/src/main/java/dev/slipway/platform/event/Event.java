package dev.slipway.platform.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened. Events are appended and never change.
 *
 * @param number counts from 1 over all applications; 0 before it is appended
 * @param time when it happened
 * @param application the application it happened to, or empty
 * @param actor who caused it: a user's name, or {@code slipway}
 * @param kind what happened, such as {@code deployment.succeeded}
 * @param text one sentence for people; never a secret
 * @param details more for programs; never a secret
 */
public record Event(
        long number,
        Instant time,
        String application,
        String actor,
        String kind,
        String text,
        Map<String, String> details) {
    /** Copies the details. */
    public Event {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
