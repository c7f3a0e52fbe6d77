package dev.slipway.compose.read;

import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.keys.ComposeKeys;
import dev.slipway.compose.keys.Key;
import dev.slipway.compose.keys.Shape;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Brings a file into its canonical form, in which there is one way to say a thing: long notations, lists of single
 * values, tables instead of {@code NAME=value}, absolute paths, bytes as numbers. Keys that the specification does not
 * have, and values of another shape, are reported and left out.
 */
final class Normalizer {
    static final String RESET = "!reset";
    static final String OVERRIDE = "!override";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Findings findings;
    private final Scalars scalars;
    private final Lists lists;
    private final LongForms longForms;

    Normalizer(PathBase paths, Findings findings) {
        this.findings = findings;
        this.scalars = new Scalars(paths);
        this.lists = new Lists(scalars);
        this.longForms = new LongForms(paths);
    }

    Mapping normal(Mapping file) {
        return mapping(ComposeKeys.root(), Spot.ROOT, file);
    }

    private Optional<YamlNode> value(Key key, Spot spot, YamlNode node) {
        var tag = node.mark().tag();
        if (tag.equals(RESET)) {
            return Optional.of(Scalar.none(node.mark()));
        }
        if (!tag.isEmpty() && !tag.equals(OVERRIDE)) {
            findings.warning(node.mark(), spot.path(), "the tag '" + tag + "' is not known here and has no effect");
        }
        try {
            var written = ShortForms.value(spot, node);
            return written.isNull() ? none(key, written) : Optional.of(shaped(key, spot, written));
        } catch (IllegalArgumentException e) {
            findings.error(node.mark(), spot.path(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A name alone declares what it names; a command of nothing is the image's own; other keys were not written. */
    private static Optional<YamlNode> none(Key key, YamlNode node) {
        if (key.shape() == Shape.WORDS) {
            var mark = node.mark();
            return Optional.of(Scalar.none(new YamlNode.Mark(mark.file(), mark.line(), RESET)));
        }
        return key.name().equals("*") ? Optional.of(Mapping.empty(node.mark())) : Optional.empty();
    }

    private YamlNode shaped(Key key, Spot spot, YamlNode node) {
        if (Scalars.areSingle(key.shape())) {
            return scalars.normal(key, Lists.single(node));
        }
        return switch (key.shape()) {
            case ANY -> node;
            case MAPPING -> longForms.complete(spot, mapping(key, spot, mappingOf(external(node))));
            case NAMED -> named(key, spot, mappingOf(node));
            case LIST -> list(key, spot, node);
            case TEXTS, PATHS -> lists.texts(key, node);
            case WORDS -> lists.words(node);
            case TEST -> lists.test(node);
            case TABLE -> lists.table(spot, node);
            case HOSTS -> lists.hosts(node);
            case TEXT, FLAG, WHOLE, NUMBER, DURATION, MICROSECONDS, BYTES, FILE_MODE, PATH, CONTEXT ->
                throw new IllegalStateException("single values are done");
        };
    }

    private Mapping mapping(Key key, Spot spot, Mapping mapping) {
        var entries = new LinkedHashMap<String, YamlNode>();
        mapping.entries().forEach((name, node) -> {
            if (name.startsWith("x-")) {
                entries.put(name, node);
                return;
            }
            var below = spot.key(name);
            key.key(name)
                    .ifPresentOrElse(
                            known -> value(known, below, node).ifPresent(value -> entries.put(name, value)),
                            () -> unknown(key, below, name, node));
        });
        return new Mapping(entries, mapping.mark());
    }

    private void unknown(Key key, Spot spot, String name, YamlNode node) {
        findings.error(
                node.mark(),
                spot.path(),
                "unknown key" + Suggestion.didYouMean(name, key.keys().keySet()));
    }

    private Mapping named(Key key, Spot spot, Mapping mapping) {
        var each = key.key("*").orElseThrow();
        var entries = new LinkedHashMap<String, YamlNode>();
        mapping.entries().forEach((name, node) -> {
            var below = spot.named(name);
            if (NAME.matcher(name).matches()) {
                value(each, below, node).ifPresent(value -> entries.put(name, value));
            } else {
                findings.error(node.mark(), below.path(), "'" + name + "' is not a name; expected " + NAME);
            }
        });
        return new Mapping(entries, mapping.mark());
    }

    private Sequence list(Key key, Spot spot, YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            throw new IllegalArgumentException("expected a list");
        }
        var item = new Key("", Shape.MAPPING, key.treatment(), key.keys(), key.values());
        var items = new ArrayList<YamlNode>();
        for (var index = 0; index < sequence.items().size(); index++) {
            var below = spot.item(index);
            for (var written : lengthened(spot, below, sequence.items().get(index))) {
                value(item, below, written).ifPresent(items::add);
            }
        }
        return new Sequence(items, node.mark());
    }

    private List<YamlNode> lengthened(Spot list, Spot spot, YamlNode item) {
        try {
            return ShortForms.items(list, item);
        } catch (IllegalArgumentException e) {
            findings.error(item.mark(), spot.path(), String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    /** {@code external: {name: x}}, as it was written until 2018. */
    private static YamlNode external(YamlNode node) {
        if (!(node instanceof Mapping mapping) || !(mapping.entries().get("external") instanceof Mapping external)) {
            return node;
        }
        var flagged = mapping.with("external", Scalar.flag(true, external.mark()));
        return external.get("name").map(name -> flagged.with("name", name)).orElse(flagged);
    }

    private static Mapping mappingOf(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw new IllegalArgumentException("expected a mapping of keys to values");
    }
}
