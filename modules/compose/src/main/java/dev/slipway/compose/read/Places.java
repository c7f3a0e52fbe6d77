package dev.slipway.compose.read;

import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Mark;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** Trees without the places where they were written, to compare what they say. */
final class Places {
    private static final Mark NOWHERE = new Mark(Path.of(""), 0, "");

    private Places() {}

    static YamlNode without(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.withMark(NOWHERE);
            case Sequence sequence ->
                new Sequence(sequence.items().stream().map(Places::without).toList(), NOWHERE);
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, YamlNode>();
                mapping.entries().forEach((name, value) -> entries.put(name, without(value)));
                yield new Mapping(entries, NOWHERE);
            }
        };
    }
}
