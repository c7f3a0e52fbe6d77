package dev.slipway.yaml;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a YAML file says, with the file and line each part stands on. Immutable; aliases and merge keys are resolved,
 * custom tags such as {@code !reset} are kept in the {@link Mark}.
 */
public sealed interface YamlNode {
    /** Where this was written; of a mapping's value, where its key was. */
    Mark mark();

    /** The same value with another mark. */
    YamlNode withMark(Mark mark);

    /** Whether this is a value that was left out or written as {@code null}. */
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
    }

    /** A place in a file, line counted from one, and the custom tag that was written there, or the empty text. */
    record Mark(Path file, int line, String tag) {
        /** The same place without the tag. */
        public Mark untagged() {
            return tag.isEmpty() ? this : new Mark(file, line, "");
        }
    }

    /** A single value: the text as it was written, and what YAML's core schema takes it for. */
    record Scalar(String text, Kind kind, Mark mark) implements YamlNode {
        /** What the core schema of YAML 1.2 makes of a text. */
        public enum Kind {
            /** Any text. */
            TEXT,
            /** A whole number or one with a fraction. */
            NUMBER,
            /** {@code true} or {@code false}. */
            FLAG,
            /** {@code null}, {@code ~} or nothing. */
            NULL
        }

        /** A text at a place. */
        public static Scalar text(String text, Mark mark) {
            return new Scalar(text, Kind.TEXT, mark);
        }

        /** A number at a place, in its shortest form. */
        public static Scalar number(Object number, Mark mark) {
            return new Scalar(number.toString(), Kind.NUMBER, mark);
        }

        /** {@code true} or {@code false} at a place. */
        public static Scalar flag(boolean flag, Mark mark) {
            return new Scalar(Boolean.toString(flag), Kind.FLAG, mark);
        }

        /** No value, at a place. */
        public static Scalar none(Mark mark) {
            return new Scalar("", Kind.NULL, mark);
        }

        @Override
        public Scalar withMark(Mark newMark) {
            return new Scalar(text, kind, newMark);
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Mark mark) implements YamlNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Sequence withMark(Mark newMark) {
            return new Sequence(items, newMark);
        }
    }

    /** Names and what they stand for, in the order written. */
    record Mapping(Map<String, YamlNode> entries, Mark mark) implements YamlNode {
        /** Copies the entries. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** An empty mapping. */
        public static Mapping empty(Mark mark) {
            return new Mapping(Map.of(), mark);
        }

        @Override
        public Mapping withMark(Mark newMark) {
            return new Mapping(entries, newMark);
        }

        /** This mapping with a value set; a key that is there keeps its place. */
        public Mapping with(String key, YamlNode value) {
            var copy = new LinkedHashMap<>(entries);
            copy.put(key, value);
            return new Mapping(copy, mark);
        }

        /** This mapping without some keys. */
        public Mapping without(Collection<String> keys) {
            var copy = new LinkedHashMap<>(entries);
            copy.keySet().removeAll(keys);
            return new Mapping(copy, mark);
        }

        /** Whether the key has a value that is not {@code null}. */
        public boolean has(String key) {
            return get(key).isPresent();
        }

        /** The value of a key, unless it is absent or {@code null}. */
        public Optional<YamlNode> get(String key) {
            return Optional.ofNullable(entries.get(key)).filter(node -> !node.isNull());
        }

        /** The text of a single value; empty also where the value is of another shape. */
        public Optional<String> text(String key) {
            return get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
        }

        /** A nested mapping; empty also where the value is of another shape. */
        public Mapping mapping(String key) {
            return get(key).filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElseGet(() -> empty(mark));
        }

        /** The items of a list; empty also where the value is of another shape. */
        public List<YamlNode> items(String key) {
            return get(key).map(node -> node instanceof Sequence list ? list.items() : List.<YamlNode>of())
                    .orElse(List.of());
        }

        /** The items of a list that are mappings. */
        public List<Mapping> mappings(String key) {
            return items(key).stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .toList();
        }

        /** The single values of a list. */
        public List<String> texts(String key) {
            return items(key).stream()
                    .filter(Scalar.class::isInstance)
                    .map(node -> ((Scalar) node).text())
                    .toList();
        }
    }
}
