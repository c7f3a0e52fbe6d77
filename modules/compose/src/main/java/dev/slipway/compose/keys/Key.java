package dev.slipway.compose.keys;

import dev.slipway.compose.keys.Treatment.Honoured;
import dev.slipway.compose.keys.Treatment.Refused;
import dev.slipway.compose.keys.Treatment.Warned;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key of the specification: the shape of its value, what becomes of it, the keys below it, and, where only some
 * values are allowed, what becomes of each. A value that ends with {@code *} stands for all that start so; the key
 * {@code *} stands for any name.
 */
public record Key(String name, Shape shape, Treatment treatment, Map<String, Key> keys, Map<String, Treatment> values) {

    private static final Treatment HONOURED = new Honoured("");

    /** Copies the maps, keeping their order. */
    public Key {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Key of(String name, Shape shape, Key... keys) {
        var below = new LinkedHashMap<String, Key>();
        for (var key : keys) {
            below.put(key.name(), key);
        }
        return new Key(name, shape, HONOURED, below, Map.of());
    }

    static Key text(String name) {
        return of(name, Shape.TEXT);
    }

    static Key flag(String name) {
        return of(name, Shape.FLAG);
    }

    static Key whole(String name) {
        return of(name, Shape.WHOLE);
    }

    static Key duration(String name) {
        return of(name, Shape.DURATION);
    }

    static Key bytes(String name) {
        return of(name, Shape.BYTES);
    }

    static Key texts(String name) {
        return of(name, Shape.TEXTS);
    }

    static Key table(String name) {
        return of(name, Shape.TABLE);
    }

    static Key mapping(String name, Key... keys) {
        return of(name, Shape.MAPPING, keys);
    }

    static Key list(String name, Key... keys) {
        return of(name, Shape.LIST, keys);
    }

    static Key named(String name, Key each) {
        return of(name, Shape.NAMED, each);
    }

    Key note(String note) {
        return new Key(name, shape, new Honoured(note), keys, values);
    }

    Key warned(String reason) {
        return new Key(name, shape, new Warned(reason), keys, values);
    }

    Key refused(String reason) {
        return new Key(name, shape, new Refused(reason), keys, values);
    }

    Key values(String... allowed) {
        var all = new LinkedHashMap<>(values);
        for (var value : allowed) {
            all.put(value, HONOURED);
        }
        return new Key(name, shape, treatment, keys, all);
    }

    Key valueWarned(String value, String reason) {
        return value(value, new Warned(reason));
    }

    Key valueRefused(String value, String reason) {
        return value(value, new Refused(reason));
    }

    /** The key of that name below this one, or the one that stands for any name. */
    public Optional<Key> key(String below) {
        return Optional.ofNullable(keys.getOrDefault(below, keys.get("*")));
    }

    /** What becomes of a value; empty when it is not allowed. */
    public Optional<Treatment> value(String written) {
        if (values.isEmpty()) {
            return Optional.of(HONOURED);
        }
        return values.entrySet().stream()
                .filter(value -> matches(value.getKey(), written))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The values that are allowed, as they are to be written; empty when all are. */
    public List<String> allowed() {
        return List.copyOf(values.keySet());
    }

    private Key value(String value, Treatment becomes) {
        var all = new LinkedHashMap<>(values);
        all.put(value, becomes);
        return new Key(name, shape, treatment, keys, all);
    }

    private static boolean matches(String pattern, String written) {
        return pattern.endsWith("*")
                ? written.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(written);
    }
}
