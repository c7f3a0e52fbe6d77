package dev.slipway.platform.json;

import dev.slipway.oci.Digest;
import dev.slipway.platform.application.Dependency;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Values of records in which nothing is empty, null or as usual, and each kind of a closed set occurs. */
final class Filled {
    private static final String TEXT = "ab";

    private Filled() {}

    static <T> T of(Class<T> type) {
        return type.cast(all(type).toList().getFirst());
    }

    /** One value, or one of each kind. */
    private static Stream<?> all(Type type) {
        if (type instanceof ParameterizedType generic) {
            var element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return Stream.of(
                    collection((Class<?>) generic.getRawType(), all(element).toList()));
        }
        var plain = (Class<?>) type;
        if (plain.isSealed()) {
            return Arrays.stream(plain.getPermittedSubclasses()).flatMap(Filled::all);
        }
        return Stream.of(
                plain.isRecord() && plain != Digest.class && plain != Dependency.class ? made(plain) : leaf(plain));
    }

    private static Object collection(Class<?> type, List<?> elements) {
        if (type == Map.class) {
            return Map.of(TEXT, elements.getFirst());
        }
        return type == Set.class ? Set.copyOf(elements) : elements;
    }

    private static Object leaf(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).getLast();
        }
        return switch (type.getSimpleName()) {
            case "String" -> TEXT;
            case "int", "Integer" -> 7;
            case "long" -> 1L << 40;
            case "double" -> 0.25;
            case "boolean" -> true;
            case "Duration" -> Duration.ofMillis(90_061_001);
            case "Instant" -> Instant.parse("2026-11-21T10:15:30.123456789Z");
            case "Digest" -> Digest.of(TEXT);
            case "Dependency" -> new Dependency("other", Dependency.Condition.COMPLETED, true, false);
            default -> throw new AssertionError("cannot make a " + type);
        };
    }

    private static Object made(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> all(component.getGenericType()).findFirst().orElseThrow())
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
