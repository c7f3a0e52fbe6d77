package dev.slipway.compose.read;

import dev.slipway.compose.environment.Interpolation;
import dev.slipway.compose.environment.Variables;
import dev.slipway.compose.finding.Findings;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;

/** Puts variables into all values of a file; keys stay as they are. */
final class TreeInterpolation {
    private final Variables variables;
    private final Set<String> missing;
    private final Findings findings;

    /** The names of variables that were already reported missing are shared by all files of a project. */
    TreeInterpolation(Variables variables, Set<String> missing, Findings findings) {
        this.variables = variables;
        this.missing = missing;
        this.findings = findings;
    }

    Mapping apply(Mapping file) {
        return (Mapping) apply(file, Spot.ROOT);
    }

    private YamlNode apply(YamlNode node, Spot spot) {
        return switch (node) {
            case Scalar scalar -> scalar(scalar, spot);
            case Sequence sequence -> sequence(sequence, spot);
            case Mapping mapping -> mapping(mapping, spot);
        };
    }

    private YamlNode scalar(Scalar scalar, Spot spot) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        try {
            var interpolation = new Interpolation(variables::get, name -> missing(name, scalar, spot));
            return Scalar.text(interpolation.apply(scalar.text()), scalar.mark());
        } catch (IllegalArgumentException e) {
            findings.error(scalar.mark(), spot.path(), String.valueOf(e.getMessage()));
            return Scalar.none(scalar.mark());
        }
    }

    private YamlNode sequence(Sequence sequence, Spot spot) {
        var items = new ArrayList<YamlNode>();
        for (var item : sequence.items()) {
            items.add(apply(item, spot.item(items.size())));
        }
        return new Sequence(items, sequence.mark());
    }

    private YamlNode mapping(Mapping mapping, Spot spot) {
        var entries = new LinkedHashMap<String, YamlNode>();
        mapping.entries().forEach((key, value) -> entries.put(key, apply(value, spot.key(key))));
        return new Mapping(entries, mapping.mark());
    }

    private void missing(String name, Scalar scalar, Spot spot) {
        if (missing.add(name)) {
            findings.warning(
                    scalar.mark(), spot.path(), "the variable " + name + " is not set; the empty text is used");
        }
    }
}
