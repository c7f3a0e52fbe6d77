package dev.slipway.compose.check;

import dev.slipway.compose.finding.Findings;
import dev.slipway.yaml.YamlNode.Mapping;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds settings of services that exclude or contradict one another. */
final class ServiceChecks {
    /** The older notation of a limit, and where the specification has it today. */
    private static final Map<String, List<String>> TWICE = Map.of(
            "mem_limit", List.of("limits", "memory"),
            "mem_reservation", List.of("reservations", "memory"),
            "cpus", List.of("limits", "cpus"),
            "pids_limit", List.of("limits", "pids"));

    private final Mapping services;
    private final Findings findings;
    private final Map<String, String> containerNames = new HashMap<>();

    ServiceChecks(Mapping services, Findings findings) {
        this.services = services;
        this.findings = findings;
    }

    void check() {
        services.entries().forEach((name, node) -> {
            var service = (Mapping) node;
            var path = "services." + name;
            origin(path, service);
            networks(path, service);
            scale(path, service);
            containerName(path, name, service);
            limits(path, service);
            health(path, service);
            dependencies(path, service);
            mounts(path, service);
        });
    }

    private void origin(String path, Mapping service) {
        var build = service.mapping("build");
        if (!service.has("image") && !service.has("build") && !service.has("provider")) {
            findings.error(service.mark(), path, "has neither 'image' nor 'build'");
        }
        if (build.has("dockerfile") && build.has("dockerfile_inline")) {
            exclude(build, path + ".build", "dockerfile_inline", "dockerfile");
        }
        if (service.has("image") && service.text("image").orElse("").isBlank()) {
            at(service, path, "image", "is empty");
        }
    }

    private void networks(String path, Mapping service) {
        var mode = service.text("network_mode").orElse("");
        if (mode.isEmpty()) {
            return;
        }
        if (service.has("networks")) {
            exclude(service, path, "networks", "network_mode");
        }
        if (mode.equals("host") && service.has("ports")) {
            findings.warning(
                    service.get("ports").orElseThrow().mark(),
                    path + ".ports",
                    "nothing is published with 'network_mode: host'; the service has the ports of the host");
        }
        if (!mode.matches("bridge|host|none|default|service:.+|container:.+")) {
            at(
                    service,
                    path,
                    "network_mode",
                    "'" + mode + "' is none of bridge, host, none, service:NAME, container:NAME");
        }
    }

    private void scale(String path, Mapping service) {
        var deploy = service.mapping("deploy");
        var replicas = deploy.text("replicas");
        var scale = service.text("scale");
        if (replicas.isPresent() && scale.isPresent() && !replicas.equals(scale)) {
            at(service, path, "scale", "is " + scale.get() + ", but 'deploy.replicas' is " + replicas.get());
        }
        if (deploy.text("mode").orElse("").equals("global") && replicas.isPresent()) {
            at(deploy, path + ".deploy", "replicas", "excludes 'mode: global'");
        }
        if (scale.or(() -> replicas).filter(count -> count.startsWith("-")).isPresent()) {
            findings.error(service.mark(), path, "is to run less than no container");
        }
    }

    private void containerName(String path, String name, Mapping service) {
        var written = service.text("container_name").orElse(null);
        if (written == null) {
            return;
        }
        if (!written.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]+")) {
            at(service, path, "container_name", "'" + written + "' is not a container's name");
        }
        var scale = service.text("scale")
                .or(() -> service.mapping("deploy").text("replicas"))
                .orElse("1");
        if (!scale.equals("1") && !scale.equals("0")) {
            at(service, path, "container_name", "'" + written + "' cannot be the name of " + scale + " containers");
        }
        var other = containerNames.putIfAbsent(written, name);
        if (other != null) {
            at(service, path, "container_name", "'" + written + "' is also the name of '" + other + "'");
        }
    }

    private void limits(String path, Mapping service) {
        var resources = service.mapping("deploy").mapping("resources");
        TWICE.forEach((key, place) -> {
            var own = service.text(key);
            var there = resources.mapping(place.getFirst()).text(place.getLast());
            if (own.isPresent() && there.isPresent() && differ(own.get(), there.get())) {
                at(
                        service,
                        path,
                        key,
                        "is " + own.get() + ", but 'deploy.resources." + String.join(".", place) + "' is "
                                + there.get());
            }
        });
    }

    private void health(String path, Mapping service) {
        var check = service.mapping("healthcheck");
        var disabled = check.text("disable").orElse("").equals("true");
        var test = check.texts("test");
        if (disabled && !test.isEmpty() && !test.equals(List.of("NONE"))) {
            exclude(check, path + ".healthcheck", "test", "disable: true");
        }
        if (test.size() == 1 && !test.equals(List.of("NONE"))) {
            at(check, path + ".healthcheck", "test", "has no command after " + test.getFirst());
        }
    }

    private void dependencies(String path, Mapping service) {
        service.mapping("depends_on").entries().forEach((other, node) -> {
            var check = services.mapping(other).mapping("healthcheck");
            var none = check.text("disable").orElse("").equals("true")
                    || check.texts("test").equals(List.of("NONE"));
            var waits = node instanceof Mapping dependency
                    && dependency.text("condition").orElse("").equals("service_healthy");
            if (none && waits) {
                findings.error(
                        node.mark(),
                        path + ".depends_on." + other,
                        "never becomes healthy: its health check is disabled");
            }
        });
    }

    private void mounts(String path, Mapping service) {
        var targets = new HashMap<String, Integer>();
        var mounts = service.mappings("volumes");
        for (var index = 0; index < mounts.size(); index++) {
            var target = mounts.get(index).text("target").orElse("");
            var first = targets.putIfAbsent(target, index);
            if (first != null) {
                findings.error(
                        mounts.get(index).mark(),
                        path + ".volumes[" + index + "]",
                        "mounts at " + target + ", where volumes[" + first + "] is mounted");
            }
        }
    }

    private void exclude(Mapping mapping, String path, String key, String other) {
        at(mapping, path, key, "excludes '" + other + "'; remove one of them");
    }

    private void at(Mapping mapping, String path, String key, String problem) {
        var mark = mapping.get(key).map(node -> node.mark()).orElse(mapping.mark());
        findings.error(mark, path + "." + key, problem);
    }

    private static boolean differ(String left, String right) {
        return new BigDecimal(left).compareTo(new BigDecimal(right)) != 0;
    }
}
