package dev.slipway.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file whose reader asks for the keys it knows; {@link #refuseOtherKeys} then names the first key
 * that nobody asked for. Values are texts as they were written: {@code 0640} stays {@code 0640}. YAML's merge key
 * brings in what is not written.
 *
 * <p>Every fault is an {@link InputException} with file, line and dotted path. Not thread-safe.
 */
public final class YamlMap {
    private final Path file;
    private final String path;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    private YamlMap(Path file, String path, int line, MappingNode node) {
        this(file, path, line);
        addAll(node);
    }

    private YamlMap(Path file, String path, int line) {
        this.file = file;
        this.path = path;
        this.line = line;
    }

    /** Reads a file that holds one mapping; an empty file is an empty mapping. */
    public static YamlMap read(Path file) {
        var root = YamlFile.root(file).orElse(null);
        if (root == null || YamlFile.isNull(root)) {
            return new YamlMap(file, "", 1);
        }
        if (root instanceof MappingNode mapping) {
            return new YamlMap(file, "", YamlFile.lineOf(mapping), mapping);
        }
        throw new InputException(file, YamlFile.lineOf(root), "expected a mapping of keys to values");
    }

    /** The file this mapping was read from. */
    public Path file() {
        return file;
    }

    /** The line, counted from one, on which the key was written. */
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** The keys in the order they were written. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Whether the key was written. */
    public boolean has(String key) {
        known.add(key);
        return values.containsKey(key);
    }

    /** A single value as it was written. */
    public Optional<String> text(String key) {
        return value(key).map(node -> scalar(key, node));
    }

    /** A single value, or the fallback when the key is absent. */
    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /** A single value that must be there. */
    public String requiredText(String key) {
        return text(key).orElseThrow(() -> fault(key, "is missing" + mistyped(key)));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean fallback) {
        return text(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw fault(key, "'" + text + "' is neither true nor false");
                })
                .orElse(fallback);
    }

    /** A whole number in a range. */
    public int number(String key, int fallback, int least, int most) {
        return text(key).map(text -> number(key, text, least, most)).orElse(fallback);
    }

    /** A length of time such as {@code 300ms}, {@code 10s}, {@code 1m30s} or {@code 2h}. */
    public Optional<Duration> duration(String key) {
        return text(key).map(text -> {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw fault(key, e.getMessage());
            }
        });
    }

    /** A list of single values; a lone value is a list of one. */
    public List<String> texts(String key) {
        return value(key).map(node -> scalars(key, node)).orElse(List.of());
    }

    /** Whether the value is a list, not a single value. */
    public boolean isList(String key) {
        return value(key).filter(SequenceNode.class::isInstance).isPresent();
    }

    /** A mapping of names to single values, in the order written. */
    public Map<String, String> textMap(String key) {
        return map(key).map(YamlMap::texts).orElse(Map.of());
    }

    /** This whole mapping as names and single values; knows every key. */
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        keys().forEach(name -> texts.put(name, requiredText(name)));
        return texts;
    }

    /** A nested mapping; a key without a value is an empty one. */
    public Optional<YamlMap> map(String key) {
        known.add(key);
        var node = values.get(key);
        return node == null ? Optional.empty() : Optional.of(mapping(key, node));
    }

    /** A list of mappings. */
    public List<YamlMap> maps(String key) {
        var node = value(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw fault(key, "expected a list");
        }
        var maps = new ArrayList<YamlMap>();
        for (var item : sequence.getValue()) {
            maps.add(mapping(key + "[" + maps.size() + "]", item));
        }
        return maps;
    }

    /** A mapping of names to mappings, in the order written. */
    public Map<String, YamlMap> namedMaps(String key) {
        var maps = new LinkedHashMap<String, YamlMap>();
        map(key).ifPresent(outer ->
                outer.keys().forEach(name -> maps.put(name, outer.map(name).orElseThrow())));
        return maps;
    }

    /** Names the first key that nobody asked for; to be called when all known keys were read. */
    public void refuseOtherKeys() {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw fault(key, "unknown key" + Suggestion.didYouMean(key, known));
            }
        }
    }

    /** A fault in the value of a key of this mapping. */
    public InputException fault(String key, @Nullable String problem) {
        return new InputException(file, line(key), join(key) + ": " + problem);
    }

    private void addAll(MappingNode node) {
        for (var tuple : node.getValue()) {
            var key = keyOf(tuple.getKeyNode());
            if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                throw new InputException(file, YamlFile.lineOf(tuple.getKeyNode()), join(key) + ": written twice");
            }
            lines.put(key, YamlFile.lineOf(tuple.getKeyNode()));
        }
    }

    /** The key that was probably meant to be this one. */
    private String mistyped(String key) {
        var unknown = values.keySet().stream()
                .filter(written -> !known.contains(written))
                .toList();
        return Suggestion.nearest(key, unknown)
                .map(written -> "; was it written as '" + written + "'?")
                .orElse("");
    }

    private Optional<Node> value(String key) {
        known.add(key);
        var node = values.get(key);
        if (node != null && YamlFile.isNull(node)) {
            throw fault(key, "has no value");
        }
        return Optional.ofNullable(node);
    }

    private YamlMap mapping(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(file, join(key), lines.getOrDefault(key, YamlFile.lineOf(node)), mapping);
        }
        if (YamlFile.isNull(node)) {
            return new YamlMap(file, join(key), lines.getOrDefault(key, YamlFile.lineOf(node)));
        }
        throw fault(key, "expected a mapping of keys to values");
    }

    private List<String> scalars(String key, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(item -> scalar(key, item)).toList();
        }
        return List.of(scalar(key, node));
    }

    private String keyOf(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new InputException(
                file, YamlFile.lineOf(node), (path.isEmpty() ? "" : path + ": ") + "a key is a single word");
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !YamlFile.isNull(node)) {
            return scalar.getValue();
        }
        throw new InputException(file, YamlFile.lineOf(node), join(key) + ": expected a single value");
    }

    private int number(String key, String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same message serves: what was written is not a number of the range
        }
        throw fault(key, "'" + text + "' is not a whole number from " + least + " to " + most);
    }

    private String join(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }
}
