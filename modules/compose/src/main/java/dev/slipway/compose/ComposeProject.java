package dev.slipway.compose;

import dev.slipway.compose.resource.ComposeFile;
import dev.slipway.compose.resource.ComposeNetwork;
import dev.slipway.compose.resource.ComposeVolume;
import dev.slipway.compose.service.ComposeService;
import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import dev.slipway.yaml.YamlText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A project of the Compose Specification, fully resolved: the enabled services, sorted by name, and what they share, by
 * the keys that services use. Immutable.
 */
public record ComposeProject(
        String name,
        Path folder,
        Map<String, ComposeService> services,
        Map<String, ComposeNetwork> networks,
        Map<String, ComposeVolume> volumes,
        Map<String, ComposeFile> secrets,
        Map<String, ComposeFile> configs,
        Map<String, List<String>> disabledServices,
        Map<String, YamlNode> extensions,
        Mapping tree) {

    static ComposeProject of(Path folder, Mapping tree, Map<String, List<String>> disabled) {
        return new ComposeProject(
                tree.text("name").orElseThrow(),
                folder,
                each(tree, "services", ComposeService::of),
                each(tree, "networks", ComposeNetwork::of),
                each(tree, "volumes", ComposeVolume::of),
                each(tree, "secrets", ComposeFile::of),
                each(tree, "configs", ComposeFile::of),
                Map.copyOf(disabled),
                new Values(tree).extensions(),
                tree);
    }

    /** The enabled service of that name; throws {@link IllegalArgumentException} when there is none. */
    public ComposeService service(String service) {
        var found = services.get(service);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no service '" + service + "'" + Suggestion.didYouMean(service, services.keySet()));
        }
        return found;
    }

    /**
     * The project in canonical form, as YAML: every setting in its long notation, keys sorted. The same project gives
     * the same text, and reading the text gives the same project: dollar signs are doubled. Secrets are in it only where
     * a file wrote them.
     */
    public String canonicalText() {
        return YamlText.of(escaped(tree));
    }

    private static YamlNode escaped(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> new Scalar(scalar.text().replace("$", "$$"), scalar.kind(), scalar.mark());
            case Sequence sequence ->
                new Sequence(
                        sequence.items().stream().map(ComposeProject::escaped).toList(), sequence.mark());
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, YamlNode>();
                mapping.entries().forEach((key, value) -> entries.put(key, escaped(value)));
                yield new Mapping(entries, mapping.mark());
            }
        };
    }

    private static <T> Map<String, T> each(Mapping tree, String kind, BiFunction<String, Mapping, T> meaning) {
        var result = new LinkedHashMap<String, T>();
        var below = tree.mapping(kind);
        below.entries().keySet().forEach(key -> result.put(key, meaning.apply(key, below.mapping(key))));
        return Collections.unmodifiableMap(result);
    }
}
