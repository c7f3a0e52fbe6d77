package dev.slipway.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML file as a {@link YamlNode}. Duplicate keys, keys that are not single words and aliases that contain themselves
 * are refused; every fault is an {@link InputException} with file and line.
 */
public final class YamlFile {
    /** Aliases of aliases of aliases can make a short file as long as one likes; real files stay far below. */
    private static final int MOST_NODES = 200_000;

    private final Path file;
    private final IdentityHashMap<Node, Integer> sizes = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlFile(Path file) {
        this.file = file;
    }

    /** Reads a file; empty when it says nothing. */
    public static Optional<YamlNode> read(Path file) {
        return new YamlFile(file).read();
    }

    private Optional<YamlNode> read() {
        var root = root(file).orElse(null);
        if (root == null || isNull(root)) {
            return Optional.empty();
        }
        return Optional.of(convert(root, lineOf(root)));
    }

    /** The node tree of a file as the parser gives it; empty when there is no document. */
    static Optional<Node> root(Path file) {
        var settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(10_000)
                .build();
        try {
            return new Compose(settings).composeString(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new InputException(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new InputException(file, "not YAML: " + firstLine(e));
        } catch (MalformedInputException e) {
            throw new InputException(file, "not UTF-8 text");
        } catch (IOException e) {
            throw new InputException(file, "cannot be read: " + e.getMessage());
        }
    }

    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private YamlNode convert(Node node, int line) {
        if (!open.add(node)) {
            throw new InputException(file, lineOf(node), "an alias stands inside of what it is an alias of");
        }
        try {
            var mark = new YamlNode.Mark(file, line, tag(node));
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar, mark);
                case SequenceNode sequence -> sequence(sequence, mark);
                case MappingNode mapping -> mapping(mapping, mark);
                default -> throw new InputException(file, line, "an alias of nothing");
            };
        } finally {
            open.remove(node);
        }
    }

    private YamlNode scalar(ScalarNode node, YamlNode.Mark mark) {
        sizes.put(node, 1);
        return new YamlNode.Scalar(node.getValue(), kind(node), mark);
    }

    private YamlNode sequence(SequenceNode node, YamlNode.Mark mark) {
        var items = new ArrayList<YamlNode>();
        var size = 1;
        for (var item : node.getValue()) {
            items.add(convert(item, lineOf(item)));
            size = grown(size, item, mark);
        }
        sizes.put(node, size);
        return new YamlNode.Sequence(items, mark);
    }

    private YamlNode mapping(MappingNode node, YamlNode.Mark mark) {
        var entries = new LinkedHashMap<String, YamlNode>();
        var size = 1;
        for (var tuple : node.getValue()) {
            var line = lineOf(tuple.getKeyNode());
            var key = key(tuple.getKeyNode());
            if (entries.putIfAbsent(key, convert(tuple.getValueNode(), line)) != null) {
                throw new InputException(file, line, key + ": written twice");
            }
            size = grown(size, tuple.getValueNode(), mark);
        }
        sizes.put(node, size);
        return new YamlNode.Mapping(entries, mark);
    }

    private int grown(int size, Node part, YamlNode.Mark mark) {
        var grown = size + sizes.getOrDefault(part, 1);
        if (grown > MOST_NODES) {
            throw new InputException(file, mark.line(), "grows to more than " + MOST_NODES + " values by its aliases");
        }
        return grown;
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new InputException(file, lineOf(node), "a key is a single word");
    }

    /** Tags of YAML's own say what the node's kind says already. */
    private static String tag(Node node) {
        var tag = node.getTag().getValue();
        return tag.startsWith("tag:yaml.org,2002:") ? "" : tag;
    }

    private static YamlNode.Scalar.Kind kind(ScalarNode node) {
        var tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return YamlNode.Scalar.Kind.NULL;
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return YamlNode.Scalar.Kind.NUMBER;
        }
        return tag.equals(Tag.BOOL) ? YamlNode.Scalar.Kind.FLAG : YamlNode.Scalar.Kind.TEXT;
    }

    private static String firstLine(YamlEngineException fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }
}
