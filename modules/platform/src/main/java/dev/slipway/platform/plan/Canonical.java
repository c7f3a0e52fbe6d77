package dev.slipway.platform.plan;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 over records, the same in every process. What is empty, zero, false or null counts as not there, so that a
 * component added to a record does not make all gears of a machine outdated; what may be null may be empty, too, and that
 * is another thing.
 *
 * <p>It looks at the records' components by reflection: written out by hand, a component that is forgotten would go
 * unnoticed, and gears that should be replaced would not be.
 */
final class Canonical {
    /** Asking a class for its components takes longer than all the rest, so each is asked once. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private final MessageDigest digest;

    /** A component of a record. */
    private record Part(String name, boolean optional, Method accessor) {
        static Part of(RecordComponent component) {
            var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Part(component.getName(), optional, component.getAccessor());
        }

        @Nullable
        Object read(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + name + " of " + record.getClass(), e);
            }
        }
    }

    Canonical() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Canonical add(String name, @Nullable Object value) {
        if (!isNothing(value)) {
            text(name);
            value(value);
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text("null");
            case Record record -> record(record);
            case Map<?, ?> map -> map(map);
            case Collection<?> list -> {
                text("[" + list.size());
                list.forEach(this::value);
            }
            default -> text(value.toString());
        }
    }

    private void record(Record record) {
        text("(" + record.getClass().getSimpleName());
        for (var part : PARTS.get(record.getClass())) {
            var value = part.read(record);
            if (part.optional() ? value != null : !isNothing(value)) {
                text(part.name());
                value(value);
            }
        }
        text(")");
    }

    private void map(Map<?, ?> map) {
        text("{" + map.size());
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        sorted.forEach((key, value) -> {
            text(key);
            value(value);
        });
    }

    /** With its length before it, so that no two lists of texts look alike. */
    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case Boolean yes -> !yes;
            case Number number -> number.doubleValue() == 0;
            case Map<?, ?> map -> map.isEmpty();
            case Collection<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
