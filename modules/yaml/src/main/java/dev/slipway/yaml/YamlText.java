package dev.slipway.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A {@link YamlNode} as YAML in block style: the same node gives the same text, and any parser reads it alike. */
public final class YamlText {
    /** Texts that parsers of YAML 1.1 take for a flag, a number or a time. */
    private static final Pattern TAKEN_OTHERWISE_ONCE =
            Pattern.compile("(?i)y|n|yes|no|on|off|[-+]?[0-9][0-9_:]*(\\.[0-9_]*)?|[0-9]{4}-[0-9].*|=|<<");

    private YamlText() {}

    /** The text, ending with a line break. */
    public static String of(YamlNode node) {
        var settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setSplitLines(false)
                .setWidth(4096)
                .setMultiLineFlow(false)
                .build();
        var events = new Serialize(settings).serializeOne(node(node));
        return new Present(settings).emitToString(events.iterator());
    }

    private static Node node(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence sequence -> sequence(sequence);
            case YamlNode.Mapping mapping -> mapping(mapping);
        };
    }

    private static Node scalar(YamlNode.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> text(scalar.text());
            case NUMBER ->
                new ScalarNode(
                        scalar.text().matches("[-+]?[0-9]+") ? Tag.INT : Tag.FLOAT, scalar.text(), ScalarStyle.PLAIN);
            case FLAG -> new ScalarNode(Tag.BOOL, scalar.text(), ScalarStyle.PLAIN);
            case NULL -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        };
    }

    private static Node text(String text) {
        if (text.isEmpty() || TAKEN_OTHERWISE_ONCE.matcher(text).matches()) {
            return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
        }
        return new ScalarNode(Tag.STR, text, text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
    }

    private static Node sequence(YamlNode.Sequence sequence) {
        var items = sequence.items().stream().map(YamlText::node).toList();
        return new SequenceNode(Tag.SEQ, new ArrayList<>(items), style(items.isEmpty()));
    }

    private static Node mapping(YamlNode.Mapping mapping) {
        List<NodeTuple> tuples = new ArrayList<>();
        mapping.entries().forEach((key, value) -> tuples.add(new NodeTuple(text(key), node(value))));
        return new MappingNode(Tag.MAP, tuples, style(tuples.isEmpty()));
    }

    private static FlowStyle style(boolean empty) {
        return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }
}
