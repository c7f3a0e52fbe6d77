package dev.slipway.compose.read;

import dev.slipway.yaml.YamlNode.Mapping;
import java.util.HashSet;
import java.util.Set;

/** Which networks, volumes, secrets and configs the services of a canonical tree use. */
public final class Usage {
    private Usage() {}

    /** The keys that services use of a kind, such as {@code volumes}. */
    public static Set<String> of(Mapping root, String kind) {
        var used = new HashSet<String>();
        root.mapping("services").entries().values().forEach(node -> {
            var service = (Mapping) node;
            switch (kind) {
                case "networks" ->
                    used.addAll(service.mapping("networks").entries().keySet());
                case "volumes" ->
                    service.mappings("volumes").stream()
                            .filter(mount -> mount.text("type").orElse("").equals("volume"))
                            .flatMap(mount -> mount.text("source").stream())
                            .forEach(used::add);
                default -> sources(service, kind, used);
            }
        });
        return used;
    }

    private static void sources(Mapping service, String kind, Set<String> used) {
        service.mappings(kind).stream()
                .flatMap(grant -> grant.text("source").stream())
                .forEach(used::add);
        service.mapping("build").mappings(kind).stream()
                .flatMap(grant -> grant.text("source").stream())
                .forEach(used::add);
    }
}
