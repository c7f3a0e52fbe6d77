package dev.slipway.platform.application;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Maps in the order of their keys, so that what is made of them is always the same. */
final class Ordered {
    private Ordered() {}

    static <T> Map<String, T> copyOf(Map<String, T> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
