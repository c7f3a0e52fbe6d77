package dev.slipway.compose.read;

import dev.slipway.compose.keys.Key;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges canonical trees (Compose Specification, section Merge): mappings key by key, lists by appending what is not
 * there yet, commands and tests not at all; ports, mounts, secrets, configs, devices and files of variables replace the
 * one that has the same key.
 */
final class Merge {
    private Merge() {}

    /** Puts a later mapping over an earlier one. */
    static Mapping mappings(Key key, Mapping base, Mapping over) {
        var entries = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, value) -> {
            var earlier = entries.get(name);
            entries.put(name, earlier == null ? value : values(below(key, name), earlier, value));
        });
        return new Mapping(entries, over.mark());
    }

    /** Takes out what was reset, and the tags that asked for it. */
    static YamlNode settled(YamlNode node) {
        var mark = node.mark().untagged();
        return switch (node) {
            case Scalar scalar -> scalar.withMark(mark);
            case Sequence sequence ->
                new Sequence(
                        sequence.items().stream()
                                .filter(item -> !isReset(item))
                                .map(Merge::settled)
                                .toList(),
                        mark);
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, YamlNode>();
                mapping.entries().forEach((name, value) -> {
                    if (!isReset(value)) {
                        entries.put(name, settled(value));
                    }
                });
                yield new Mapping(entries, mark);
            }
        };
    }

    private static @Nullable Key below(@Nullable Key key, String name) {
        return key == null || name.startsWith("x-") ? null : key.key(name).orElse(null);
    }

    private static YamlNode values(@Nullable Key key, YamlNode base, YamlNode over) {
        if (key == null || isReset(over) || isReset(base) || over.mark().tag().equals(Normalizer.OVERRIDE)) {
            return over;
        }
        return switch (key.shape()) {
            case MAPPING, NAMED -> deep(key, base, over);
            case TABLE, HOSTS -> tables(base, over);
            case LIST, TEXTS, PATHS -> lists(key, base, over);
            case TEXT, FLAG, WHOLE, NUMBER, DURATION, MICROSECONDS, BYTES, FILE_MODE, PATH, CONTEXT, WORDS, TEST, ANY ->
                over;
        };
    }

    private static YamlNode deep(Key key, YamlNode base, YamlNode over) {
        if (!(base instanceof Mapping earlier) || !(over instanceof Mapping later)) {
            return over;
        }
        return key.name().equals("logging") && differ(earlier, later, "driver") ? over : mappings(key, earlier, later);
    }

    /** The options of one logging driver mean nothing to another. */
    private static boolean differ(Mapping earlier, Mapping later, String name) {
        return earlier.has(name) && later.has(name) && !earlier.text(name).equals(later.text(name));
    }

    private static YamlNode tables(YamlNode base, YamlNode over) {
        if (!(base instanceof Mapping earlier) || !(over instanceof Mapping later)) {
            return over;
        }
        var entries = new LinkedHashMap<>(earlier.entries());
        later.entries().forEach((name, value) -> {
            var both = entries.get(name) instanceof Sequence before && value instanceof Sequence after
                    ? appended(before, after)
                    : value;
            entries.put(name, both);
        });
        return new Mapping(entries, later.mark());
    }

    private static YamlNode lists(Key key, YamlNode base, YamlNode over) {
        return base instanceof Sequence earlier && over instanceof Sequence later
                ? unique(key, appended(earlier, later))
                : over;
    }

    private static Sequence appended(Sequence earlier, Sequence later) {
        var items = new ArrayList<>(earlier.items());
        items.addAll(later.items());
        return new Sequence(items, later.mark());
    }

    private static Sequence unique(Key key, Sequence list) {
        var items = new LinkedHashMap<Object, YamlNode>();
        for (var item : list.items()) {
            items.put(identity(key.name(), item), item);
        }
        return new Sequence(List.copyOf(items.values()), list.mark());
    }

    private static Object identity(String list, YamlNode item) {
        if (item instanceof Scalar scalar) {
            return scalar.text();
        }
        if (!(item instanceof Mapping mapping)) {
            return item;
        }
        return switch (list) {
            case "ports" ->
                List.of(
                        mapping.text("host_ip"),
                        mapping.text("target"),
                        mapping.text("published"),
                        mapping.text("protocol"));
            case "volumes", "secrets", "configs", "devices" ->
                mapping.text("target")
                        .or(() -> mapping.text("source"))
                        .<Object>map(target -> target)
                        .orElse(item);
            case "env_file" -> mapping.text("path").<Object>map(path -> path).orElse(item);
            default -> item;
        };
    }

    private static boolean isReset(YamlNode node) {
        return node.mark().tag().equals(Normalizer.RESET);
    }
}
