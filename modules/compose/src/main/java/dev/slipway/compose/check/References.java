package dev.slipway.compose.check;

import dev.slipway.compose.finding.Findings;
import dev.slipway.yaml.Suggestion;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds references to what is not defined, and dependencies that go in a circle. */
final class References {
    private final Mapping root;
    private final Map<String, List<String>> disabled;
    private final Findings findings;

    References(Mapping root, Map<String, List<String>> disabled, Findings findings) {
        this.root = root;
        this.disabled = disabled;
        this.findings = findings;
    }

    void check() {
        var services = root.mapping("services");
        services.entries().forEach((name, service) -> service(name, (Mapping) service));
        cycles(services);
    }

    private void service(String name, Mapping service) {
        var path = "services." + name;
        service.mapping("depends_on").entries().forEach((other, node) -> {
            var required = !(node instanceof Mapping dependency)
                    || dependency.text("required").orElse("true").equals("true");
            if (required) {
                another(path + ".depends_on", name, other, node.mark());
            }
        });
        service.mapping("networks").entries().keySet().stream()
                .filter(network -> !network.equals("default"))
                .forEach(network ->
                        defined("networks", network, path + ".networks", mark(service, "networks", network)));
        for (var kind : List.of("secrets", "configs")) {
            grants(kind, path + "." + kind, service.mappings(kind));
        }
        grants("secrets", path + ".build.secrets", service.mapping("build").mappings("secrets"));
        volumes(path, service.mappings("volumes"));
    }

    private void volumes(String path, List<Mapping> mounts) {
        for (var index = 0; index < mounts.size(); index++) {
            var mount = mounts.get(index);
            if (mount.text("type").orElse("").equals("volume") && mount.has("source")) {
                defined("volumes", mount.text("source").orElseThrow(), path + ".volumes[" + index + "]", mount.mark());
            }
        }
    }

    private void grants(String kind, String path, List<Mapping> grants) {
        for (var index = 0; index < grants.size(); index++) {
            var grant = grants.get(index);
            defined(kind, grant.text("source").orElse(""), path + "[" + index + "]", grant.mark());
        }
    }

    private void defined(String kind, String name, String path, Mark mark) {
        var known = root.mapping(kind).entries().keySet();
        if (!known.contains(name)) {
            findings.error(
                    mark,
                    path,
                    "'" + name + "' is not defined under '" + kind + "'" + Suggestion.didYouMean(name, known));
        }
    }

    private void another(String path, String name, String other, Mark mark) {
        var known = root.mapping("services").entries().keySet();
        if (name.equals(other)) {
            findings.error(mark, path, "the service '" + name + "' refers to itself");
        } else if (disabled.containsKey(other)) {
            findings.error(
                    mark,
                    path,
                    "the service '" + other + "' is not enabled; it needs the profile "
                            + String.join(" or ", disabled.getOrDefault(other, List.of())));
        } else if (!known.contains(other)) {
            findings.error(mark, path, "there is no service '" + other + "'" + Suggestion.didYouMean(other, known));
        }
    }

    private void cycles(Mapping services) {
        var done = new HashSet<String>();
        for (var name : services.entries().keySet()) {
            visit(name, services, new LinkedHashMap<>(), done);
        }
    }

    private void visit(String name, Mapping services, Map<String, Mark> open, Set<String> done) {
        if (done.contains(name) || !services.entries().containsKey(name)) {
            return;
        }
        services.mapping(name).mapping("depends_on").entries().forEach((other, node) -> {
            if (other.equals(name)) {
                return;
            }
            open.put(name, node.mark());
            if (open.containsKey(other)) {
                circle(new ArrayList<>(open.keySet()), other, node.mark());
            } else {
                visit(other, services, open, done);
            }
        });
        open.remove(name);
        done.add(name);
    }

    private void circle(List<String> open, String start, Mark mark) {
        var circle = new ArrayList<>(open.subList(open.indexOf(start), open.size()));
        var last = circle.getLast();
        circle.add(start);
        findings.error(mark, "services." + last + ".depends_on", "goes in a circle: " + String.join(" → ", circle));
    }

    private static Mark mark(Mapping service, String key, String name) {
        var node = service.mapping(key).entries().get(name);
        return node == null ? service.mark() : node.mark();
    }
}
