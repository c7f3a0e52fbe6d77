package dev.slipway.compose.check;

import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.keys.ComposeKeys;
import dev.slipway.compose.keys.Key;
import dev.slipway.compose.keys.Treatment;
import dev.slipway.compose.keys.Treatment.Honoured;
import dev.slipway.compose.keys.Treatment.Refused;
import dev.slipway.compose.keys.Treatment.Warned;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;

/** Reports what a project says and the table of keys does not honour. */
public final class Support {
    private final Findings findings;

    private Support(Findings findings) {
        this.findings = findings;
    }

    /** Goes through a canonical tree. */
    public static void report(Mapping root, Findings findings) {
        new Support(findings).visit(ComposeKeys.root(), "", root);
    }

    private void visit(Key key, String path, YamlNode node) {
        if (told(key.treatment(), path, node)) {
            return;
        }
        switch (node) {
            case Scalar scalar -> value(key, path, scalar);
            case Sequence sequence -> sequence(key, path, sequence);
            case Mapping mapping ->
                mapping.entries()
                        .forEach((name, value) -> key.key(name)
                                .ifPresent(below -> visit(below, path.isEmpty() ? name : path + "." + name, value)));
        }
    }

    private void value(Key key, String path, Scalar scalar) {
        key.value(scalar.text()).ifPresent(treatment -> told(treatment, path + " " + scalar.text(), scalar));
    }

    private void sequence(Key key, String path, Sequence sequence) {
        var index = 0;
        for (var item : sequence.items()) {
            if (item instanceof Mapping mapping) {
                var place = path + "[" + index + "]";
                mapping.entries()
                        .forEach((name, value) ->
                                key.key(name).ifPresent(below -> visit(below, place + "." + name, value)));
            }
            index++;
        }
    }

    private boolean told(Treatment treatment, String path, YamlNode node) {
        return switch (treatment) {
            case Honoured _ -> false;
            case Warned warned -> {
                findings.warning(node.mark(), path, warned.reason());
                yield true;
            }
            case Refused refused -> {
                findings.error(node.mark(), path, "is not honoured: " + refused.reason());
                yield true;
            }
        };
    }
}
