package dev.slipway.compose.read;

import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The profiles that are enabled; {@code *} enables all. A service without profiles is always enabled. */
record Profiles(Set<String> enabled) {
    Profiles {
        enabled = Set.copyOf(enabled);
    }

    /** The tree without the services that are not enabled, which are put aside with their profiles. */
    Mapping enabled(Mapping root, Map<String, List<String>> disabled) {
        var services = root.mapping("services");
        var kept = new LinkedHashMap<String, YamlNode>();
        services.entries().forEach((name, node) -> {
            var profiles = node instanceof Mapping service ? service.texts("profiles") : List.<String>of();
            if (isEnabled(profiles)) {
                kept.put(name, node);
            } else {
                disabled.put(name, profiles);
            }
        });
        return root.has("services") ? root.with("services", new Mapping(kept, services.mark())) : root;
    }

    private boolean isEnabled(List<String> profiles) {
        return profiles.isEmpty() || enabled.contains("*") || profiles.stream().anyMatch(enabled::contains);
    }
}
