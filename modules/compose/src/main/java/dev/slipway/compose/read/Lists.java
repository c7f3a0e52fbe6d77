package dev.slipway.compose.read;

import dev.slipway.compose.keys.Key;
import dev.slipway.compose.keys.Shape;
import dev.slipway.compose.syntax.ShellWords;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists and tables of single values in their canonical form. */
final class Lists {
    private static final Set<String> TESTS = Set.of("NONE", "CMD", "CMD-SHELL");

    private final Scalars scalars;

    Lists(Scalars scalars) {
        this.scalars = scalars;
    }

    Sequence texts(Key key, YamlNode node) {
        var shape = key.shape() == Shape.PATHS ? Shape.PATH : Shape.TEXT;
        var single = new Key("", shape, key.treatment(), key.keys(), key.values());
        var items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        return new Sequence(
                items.stream()
                        .map(item -> (YamlNode) scalars.normal(single, single(item)))
                        .toList(),
                node.mark());
    }

    Sequence words(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return sequence(ShellWords.split(scalar.text()), node);
        }
        return sequence(textsOf(node), node);
    }

    Sequence test(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return sequence(List.of("CMD-SHELL", scalar.text()), node);
        }
        var words = textsOf(node);
        if (words.isEmpty() || !TESTS.contains(words.getFirst())) {
            throw new IllegalArgumentException(
                    "starts with '" + (words.isEmpty() ? "" : words.getFirst()) + "'; expected NONE, CMD or CMD-SHELL");
        }
        return sequence(words, node);
    }

    /** Values are texts, or nothing where only a name was written. */
    Mapping table(Spot spot, YamlNode node) {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((name, value) -> entries.put(name, tableValue(name, value)));
        } else if (node instanceof Sequence || spot.pattern().endsWith(".ssh")) {
            var items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
            items.forEach(item -> assignment(single(item), entries));
        } else {
            throw new IllegalArgumentException("expected a mapping, or a list of NAME=value");
        }
        return new Mapping(entries, node.mark());
    }

    Mapping hosts(YamlNode node) {
        var entries = new LinkedHashMap<String, YamlNode>();
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((host, value) -> entries.put(host, sequence(addresses(value), value)));
        } else {
            for (var item : textsOf(node)) {
                host(item, node, entries);
            }
        }
        return new Mapping(entries, node.mark());
    }

    /** The scalar that a node must be. */
    static Scalar single(YamlNode node) {
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return scalar;
        }
        throw new IllegalArgumentException("expected a single value");
    }

    private static YamlNode tableValue(String name, YamlNode value) {
        if (!(value instanceof Scalar scalar)) {
            throw new IllegalArgumentException("'" + name + "' expected a single value");
        }
        return scalar.isNull() ? scalar : Scalar.text(scalar.text(), scalar.mark());
    }

    private static void assignment(Scalar item, Map<String, YamlNode> entries) {
        var equals = item.text().indexOf('=');
        if (equals == 0 || item.text().isEmpty()) {
            throw new IllegalArgumentException("'" + item.text() + "' has no name before the '='");
        }
        if (equals < 0) {
            entries.put(item.text(), Scalar.none(item.mark()));
        } else {
            entries.put(
                    item.text().substring(0, equals), Scalar.text(item.text().substring(equals + 1), item.mark()));
        }
    }

    /** {@code name=address} or {@code name:address}; an address of version 6 may stand in brackets. */
    private static void host(String item, YamlNode node, Map<String, YamlNode> entries) {
        var cut = item.indexOf('=') < 0 ? item.indexOf(':') : item.indexOf('=');
        if (cut <= 0 || cut == item.length() - 1) {
            throw new IllegalArgumentException("'" + item + "' is not a host; expected NAME=ADDRESS");
        }
        var name = item.substring(0, cut);
        var addresses = new ArrayList<String>();
        if (entries.get(name) instanceof Sequence before) {
            addresses.addAll(textsOf(before));
        }
        addresses.add(unbracketed(item.substring(cut + 1)));
        entries.put(name, sequence(addresses, node));
    }

    private static List<String> addresses(YamlNode value) {
        var written = value instanceof Sequence
                ? textsOf(value)
                : List.of(single(value).text());
        return written.stream().map(Lists::unbracketed).toList();
    }

    private static String unbracketed(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static List<String> textsOf(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            throw new IllegalArgumentException("expected a list");
        }
        return sequence.items().stream().map(item -> single(item).text()).toList();
    }

    private static Sequence sequence(List<String> texts, YamlNode node) {
        var mark = node.mark().untagged();
        var items =
                texts.stream().map(text -> (YamlNode) Scalar.text(text, mark)).toList();
        return new Sequence(items, node.mark());
    }
}
