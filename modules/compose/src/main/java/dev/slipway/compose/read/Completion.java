package dev.slipway.compose.read;

import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds what follows from what was written: the default network, names of networks, volumes, secrets and configs in the
 * engine, and dependencies that links and shared namespaces bring; then sorts all keys.
 */
public final class Completion {
    private static final List<String> ORDER = List.of("name", "services", "networks", "volumes", "secrets", "configs");
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");

    private final String project;

    private Completion(String project) {
        this.project = project;
    }

    /** The canonical tree of a project that has this name. */
    public static Mapping complete(Mapping root, String project) {
        return new Completion(project).complete(root);
    }

    /** The tree with the dependencies that links and shared namespaces bring, and nothing else added. */
    public static Mapping linked(Mapping root) {
        var services = root.mapping("services");
        var linked = new LinkedHashMap<String, YamlNode>();
        services.entries().forEach((name, node) -> {
            var service = (Mapping) node;
            var dependencies = dependencies(service, services);
            linked.put(
                    name,
                    dependencies.entries().isEmpty()
                            ? service.without(Set.of("depends_on"))
                            : service.with("depends_on", dependencies));
        });
        return root.with("services", new Mapping(linked, services.mark()));
    }

    private Mapping complete(Mapping root) {
        var result = linked(root)
                .without(Set.of("version"))
                .with("name", Scalar.text(project, root.mark()))
                .with("services", services(linked(root).mapping("services")));
        if (usesDefaultNetwork(result)) {
            var networks = result.mapping("networks");
            var standard = networks.mapping("default");
            result = result.with("networks", networks.with("default", standard));
        }
        for (var kind : List.of("networks", "volumes", "secrets", "configs")) {
            if (result.has(kind)) {
                result = result.with(kind, named(used(result, kind)));
            }
        }
        return sorted(result);
    }

    private static Mapping services(Mapping services) {
        var completed = new LinkedHashMap<String, YamlNode>();
        services.entries().forEach((name, node) -> completed.put(name, service((Mapping) node)));
        return new Mapping(completed, services.mark());
    }

    private static Mapping service(Mapping service) {
        var result = service;
        if (!service.has("network_mode")
                && service.mapping("networks").entries().isEmpty()) {
            result = result.with(
                    "networks", new Mapping(Map.of("default", Mapping.empty(service.mark())), service.mark()));
        }
        return result;
    }

    private static Mapping dependencies(Mapping service, Mapping services) {
        var written = service.mapping("depends_on");
        var all = new LinkedHashMap<>(written.entries());
        all.entrySet().removeIf(entry -> isOptional(entry.getValue()) && !services.has(entry.getKey()));
        service.items("links").forEach(link -> imply(all, text(link).split(":", 2)[0], link, true));
        service.items("volumes_from").stream()
                .filter(from -> !text(from).startsWith("container:"))
                .forEach(from -> imply(all, text(from).split(":", 2)[0], from, false));
        for (var namespace : NAMESPACES) {
            service.get(namespace)
                    .filter(node -> text(node).startsWith("service:"))
                    .ifPresent(node -> imply(all, text(node).substring("service:".length()), node, true));
        }
        return new Mapping(all, written.mark());
    }

    private static boolean isOptional(YamlNode dependency) {
        return dependency instanceof Mapping mapping
                && mapping.text("required").orElse("true").equals("false");
    }

    private static void imply(Map<String, YamlNode> dependencies, String name, YamlNode because, boolean restart) {
        var mark = because.mark();
        var dependency = new LinkedHashMap<String, YamlNode>();
        dependency.put("condition", Scalar.text("service_started", mark));
        if (restart) {
            dependency.put("restart", Scalar.flag(true, mark));
        }
        dependency.put("required", Scalar.flag(true, mark));
        dependencies.putIfAbsent(name, new Mapping(dependency, mark));
    }

    private static boolean usesDefaultNetwork(Mapping root) {
        return root.mapping("services").entries().values().stream()
                .anyMatch(service ->
                        ((Mapping) service).mapping("networks").entries().containsKey("default"));
    }

    /** What no enabled service uses is not made. */
    private static Mapping used(Mapping root, String kind) {
        var resources = root.mapping(kind);
        var unused = new HashSet<>(resources.entries().keySet());
        unused.removeAll(Usage.of(root, kind));
        return resources.without(unused);
    }

    private Mapping named(Mapping resources) {
        var named = new LinkedHashMap<String, YamlNode>();
        resources.entries().forEach((key, node) -> {
            var resource = node instanceof Mapping mapping ? mapping : Mapping.empty(node.mark());
            var external = resource.text("external").orElse("").equals("true");
            var name = Scalar.text(external ? key : project + "_" + key, resource.mark());
            named.put(key, resource.has("name") ? resource : resource.with("name", name));
        });
        return new Mapping(named, resources.mark());
    }

    private static Mapping sorted(Mapping root) {
        var entries = new LinkedHashMap<String, YamlNode>();
        for (var key : ORDER) {
            root.get(key).ifPresent(node -> entries.put(key, sortedBelow(node)));
        }
        new TreeMap<>(root.entries()).forEach((key, node) -> entries.putIfAbsent(key, sortedBelow(node)));
        entries.values()
                .removeIf(node ->
                        node instanceof Mapping mapping && mapping.entries().isEmpty());
        return new Mapping(entries, root.mark());
    }

    private static YamlNode sortedBelow(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar;
            case YamlNode.Sequence sequence ->
                new YamlNode.Sequence(
                        sequence.items().stream().map(Completion::sortedBelow).toList(), sequence.mark());
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, YamlNode>();
                new TreeMap<>(mapping.entries()).forEach((key, value) -> entries.put(key, sortedBelow(value)));
                yield new Mapping(entries, mapping.mark());
            }
        };
    }

    private static String text(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
