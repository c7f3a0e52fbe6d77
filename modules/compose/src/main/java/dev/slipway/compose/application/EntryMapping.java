package dev.slipway.compose.application;

import dev.slipway.platform.config.ConfigEntry.Aggregate;
import dev.slipway.platform.config.DeclaredEntry;
import dev.slipway.platform.config.DeclaredEntry.Source;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.util.Set;

/** One entry below {@code x-slipway.config}. */
final class EntryMapping {
    private static final Set<String> KEYS = Set.of("generate", "link", "hosts", "addresses", "delimiter", "secret");

    private EntryMapping() {}

    static DeclaredEntry read(String service, String name, YamlNode node) {
        var mapping = Extension.mapping(node, name);
        Extension.refuseUnknown(mapping, name, KEYS);
        return new DeclaredEntry(name, service, source(name, mapping));
    }

    private static Source source(String name, Mapping mapping) {
        var delimiter = mapping.text("delimiter").orElse(",");
        var generate = mapping.get("generate");
        if (generate.isPresent()) {
            return new Source.Generated(rule(generate.get()));
        }
        if (mapping.has("link")) {
            return link(name, mapping);
        }
        if (mapping.has("hosts")) {
            return new Source.Aggregated(mapping.text("hosts").orElseThrow(), Aggregate.HOSTS, delimiter);
        }
        if (mapping.has("addresses")) {
            return new Source.Aggregated(mapping.text("addresses").orElseThrow(), Aggregate.ADDRESSES, delimiter);
        }
        if (mapping.has("secret")) {
            return new Source.Given(mapping.text("secret").orElse("").equals("true"));
        }
        throw Extension.fault(mapping, name + ": expected generate, link, hosts, addresses or secret");
    }

    private static Source link(String name, Mapping mapping) {
        var target = mapping.text("link").orElse("");
        var dot = target.lastIndexOf('.');
        if (dot < 1 || dot == target.length() - 1) {
            throw Extension.fault(mapping, name + ": '" + target + "': expected SERVICE.VARIABLE to link to");
        }
        return new Source.Linked(target.substring(0, dot), target.substring(dot + 1));
    }

    private static GenerationRule rule(YamlNode node) {
        try {
            return switch (node) {
                case Scalar scalar -> GenerationRule.parse(scalar.text());
                case Mapping mapping -> characters(mapping);
                case YamlNode.Sequence _ -> throw new IllegalArgumentException("expected a rule, not a list");
            };
        } catch (IllegalArgumentException e) {
            throw Extension.fault(node, "generate: " + e.getMessage());
        }
    }

    private static GenerationRule characters(Mapping mapping) {
        Extension.refuseUnknown(mapping, "generate", Set.of("length", "alphabet"));
        var length = GenerationRule.parse(mapping.text("length").orElse("password"));
        return length instanceof GenerationRule.Characters characters
                ? mapping.text("alphabet")
                        .map(alphabet -> new GenerationRule.Characters(characters.length(), alphabet))
                        .orElse(characters)
                : length;
    }
}
