package dev.slipway.compose.syntax;

import dev.slipway.yaml.Durations;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a mapping in canonical form, as what they mean. A key that is absent is null or empty. */
public record Values(Mapping mapping) {
    /** A text. */
    public @Nullable String text(String key) {
        return mapping.text(key).orElse(null);
    }

    /** A text, or the fallback. */
    public String text(String key, String fallback) {
        return mapping.text(key).orElse(fallback);
    }

    /** {@code true} where it was written, else {@code false}. */
    public boolean flag(String key) {
        return flag(key, false);
    }

    /** A flag, or the fallback. */
    public boolean flag(String key, boolean fallback) {
        return mapping.text(key).map(Boolean::parseBoolean).orElse(fallback);
    }

    /** A flag that makes a difference between false and absent. */
    public @Nullable Boolean choice(String key) {
        return mapping.text(key).map(Boolean::valueOf).orElse(null);
    }

    /** A whole number. */
    public @Nullable Integer number(String key) {
        return mapping.text(key).map(Integer::valueOf).orElse(null);
    }

    /** A whole number that may be large, such as one of bytes. */
    public @Nullable Long large(String key) {
        return mapping.text(key).map(Long::valueOf).orElse(null);
    }

    /** A number with a fraction. */
    public @Nullable BigDecimal decimal(String key) {
        return mapping.text(key).map(BigDecimal::new).orElse(null);
    }

    /** A length of time. */
    public @Nullable Duration duration(String key) {
        return mapping.text(key).map(Durations::parse).orElse(null);
    }

    /** Permissions of a file. */
    public @Nullable Integer mode(String key) {
        return mapping.text(key).map(FileMode::parse).orElse(null);
    }

    /** A list of texts. */
    public List<String> texts(String key) {
        return mapping.texts(key);
    }

    /** A list of texts that makes a difference between empty and absent. */
    public @Nullable List<String> words(String key) {
        return mapping.has(key) ? mapping.texts(key) : null;
    }

    /** Names and texts; what has no value is the empty text. */
    public Map<String, String> table(String key) {
        return unmodifiable(mapping.mapping(key), node -> node instanceof Scalar scalar ? scalar.text() : "");
    }

    /** Names and texts without those that have no value. */
    public Map<String, String> valued(String key) {
        var table = new LinkedHashMap<String, String>();
        mapping.mapping(key).entries().forEach((name, node) -> {
            if (node instanceof Scalar scalar && !scalar.isNull()) {
                table.put(name, scalar.text());
            }
        });
        return Collections.unmodifiableMap(table);
    }

    /** Names and what their mappings mean. */
    public <T> Map<String, T> named(String key, Function<Mapping, T> meaning) {
        return unmodifiable(
                mapping.mapping(key),
                node -> meaning.apply(node instanceof Mapping below ? below : Mapping.empty(node.mark())));
    }

    /** The items of a list, as what they mean. */
    public <T> List<T> list(String key, Function<Mapping, T> meaning) {
        return mapping.mappings(key).stream().map(meaning).toList();
    }

    /** What a nested mapping means, or null. */
    public <T> @Nullable T one(String key, Function<Mapping, T> meaning) {
        return mapping.get(key).isPresent() ? meaning.apply(mapping.mapping(key)) : null;
    }

    /** The keys that start with {@code x-}, sorted. */
    public Map<String, YamlNode> extensions() {
        var extensions = new TreeMap<String, YamlNode>();
        mapping.entries().forEach((key, node) -> {
            if (key.startsWith("x-")) {
                extensions.put(key, node);
            }
        });
        return Collections.unmodifiableMap(extensions);
    }

    private static <T> Map<String, T> unmodifiable(Mapping mapping, Function<YamlNode, T> meaning) {
        var result = new LinkedHashMap<String, T>();
        mapping.entries().forEach((name, node) -> result.put(name, meaning.apply(node)));
        return Collections.unmodifiableMap(result);
    }
}
