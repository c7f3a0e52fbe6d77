package dev.slipway.compose.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Variables by name. Immutable. */
public record Variables(Map<String, String> values) {
    /** Copies the values. */
    public Variables {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a variable, empty when it is not set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These variables, and others where these do not have them. */
    public Variables or(Map<String, String> others) {
        var all = new LinkedHashMap<>(others);
        all.putAll(values);
        return new Variables(all);
    }

    /** These variables with one set anew. */
    public Variables with(String name, String value) {
        var all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Variables(all);
    }
}
