package dev.slipway.compose.check;

import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.read.Usage;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What no single value shows: references, cycles and settings that exclude one another. */
public final class ProjectChecks {
    private static final Set<String> SOURCES = Set.of("file", "environment", "content", "external");

    private final Mapping root;
    private final Findings findings;

    private ProjectChecks(Mapping root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    /** Checks a canonical tree; the services of profiles that are not enabled are given by name. */
    public static void check(Mapping root, Map<String, List<String>> disabled, Findings findings) {
        new References(root, disabled, findings).check();
        new ServiceChecks(root.mapping("services"), findings).check();
        new ProjectChecks(root, findings).resources(disabled);
    }

    private void resources(Map<String, List<String>> disabled) {
        if (root.mapping("services").entries().isEmpty()) {
            findings.error(root.mark(), "services", "there is no service to run" + profiles(disabled));
        }
        if (disabled.isEmpty()) {
            unused();
        }
        for (var kind : List.of("networks", "volumes")) {
            root.mapping(kind).entries().forEach((key, node) -> external(kind + "." + key, (Mapping) node));
        }
        for (var kind : List.of("secrets", "configs")) {
            root.mapping(kind).entries().forEach((key, node) -> source(kind + "." + key, (Mapping) node));
        }
    }

    private static String profiles(Map<String, List<String>> disabled) {
        var profiles = disabled.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        return profiles.isEmpty() ? "" : "; enable a profile: " + String.join(", ", profiles);
    }

    private void unused() {
        for (var kind : List.of("networks", "volumes", "secrets", "configs")) {
            var used = Usage.of(root, kind);
            root.mapping(kind).entries().forEach((key, node) -> {
                if (!used.contains(key) && !key.equals("default")) {
                    findings.note(node.mark(), kind + "." + key, "no service uses it, so it is not made");
                }
            });
        }
    }

    private void external(String path, Mapping resource) {
        if (!resource.text("external").orElse("").equals("true")) {
            return;
        }
        resource.entries().forEach((key, node) -> {
            if (!key.equals("external") && !key.equals("name") && !key.startsWith("x-") && !isEmpty(resource, key)) {
                findings.error(node.mark(), path + "." + key, "excludes 'external'; it is not made by this project");
            }
        });
    }

    private static boolean isEmpty(Mapping resource, String key) {
        return resource.text(key).orElse("").equals("false")
                || (resource.entries().get(key) instanceof Mapping mapping
                        && mapping.entries().isEmpty());
    }

    private void source(String path, Mapping resource) {
        var written = SOURCES.stream()
                .filter(key ->
                        resource.has(key) && !resource.text(key).orElse("").equals("false"))
                .sorted()
                .toList();
        if (written.isEmpty()) {
            findings.error(
                    resource.mark(),
                    path,
                    "has no content; expected one of file, environment, external"
                            + (path.startsWith("configs") ? ", content" : ""));
        } else if (written.size() > 1) {
            findings.error(resource.mark(), path, "has more than one content: " + String.join(", ", written));
        }
    }
}
