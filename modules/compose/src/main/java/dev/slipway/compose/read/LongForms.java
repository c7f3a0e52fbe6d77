package dev.slipway.compose.read;

import dev.slipway.compose.syntax.PortRange;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes long forms: what must be there is asked for, and what the specification defaults to is put in. Faults are
 * {@link IllegalArgumentException}s.
 */
final class LongForms {
    private final PathBase paths;

    LongForms(PathBase paths) {
        this.paths = paths;
    }

    Mapping complete(Spot spot, Mapping mapping) {
        return switch (spot.pattern()) {
            case "services.*.ports[]" -> port(mapping);
            case "services.*.volumes[]" -> mount(mapping);
            case "services.*.depends_on.*" -> withDefaults(mapping, "condition", "service_started", "required", true);
            case "services.*.env_file[]" -> withDefaults(required(mapping, "path"), "required", true);
            case "services.*.secrets[]" -> grant(mapping, "/run/secrets/");
            case "services.*.configs[]" -> grant(mapping, "/");
            case "services.*.build" -> build(mapping);
            case "volumes.*" -> volume(mapping);
            case "services.*.build.secrets[]" -> required(mapping, "source");
            case "services.*.devices[]" -> device(mapping);
            case "services.*.pre_start[]", "services.*.post_start[]", "services.*.pre_stop[]" ->
                required(mapping, "command");
            case "services.*.extends" -> required(mapping, "service");
            case "include[]" -> required(mapping, "path");
            default -> mapping;
        };
    }

    private Mapping build(Mapping build) {
        var context = withDefaults(build, "context", paths.resolve("."));
        var complete = build.has("dockerfile_inline") ? context : withDefaults(context, "dockerfile", "Dockerfile");
        return build.has("ssh") ? complete.with("ssh", keys(build.mapping("ssh"))) : complete;
    }

    /** Keys by name are files; without one, the caller's agent is meant. */
    private Mapping keys(Mapping ssh) {
        var entries = new LinkedHashMap<String, YamlNode>();
        ssh.entries()
                .forEach((name, node) -> entries.put(
                        name,
                        node instanceof Scalar key && !key.text().isEmpty()
                                ? Scalar.text(paths.resolve(key.text()), key.mark())
                                : node));
        return new Mapping(entries, ssh.mark());
    }

    /** A volume that is a folder of the host names it by a path. */
    private Mapping volume(Mapping volume) {
        var options = volume.mapping("driver_opts");
        var bound =
                options.text("o").filter(o -> o.matches("(.*,)?r?bind(,.*)?")).isPresent();
        if (!bound || !options.has("device")) {
            return volume;
        }
        var device = options.get("device").orElseThrow();
        var path = Scalar.text(paths.resolve(options.text("device").orElse("")), device.mark());
        return volume.with("driver_opts", options.with("device", path));
    }

    private static Mapping port(Mapping port) {
        PortRange.parse(required(port, "target").text("target").orElseThrow());
        port.text("published").ifPresent(PortRange::parse);
        return withDefaults(port, "protocol", "tcp", "mode", "ingress");
    }

    private Mapping mount(Mapping written) {
        var target = required(required(written, "type"), "target").get("target").orElseThrow();
        var path = written.text("target").orElseThrow().replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        var mount = written.with("target", Scalar.text(path, target.mark()));
        if (!mount.text("type").orElse("").equals("bind")) {
            return mount;
        }
        required(mount, "source");
        var source = paths.resolve(mount.text("source").orElseThrow());
        var mark = mount.get("source").orElseThrow().mark();
        var bind = withDefaults(mount.mapping("bind"), "create_host_path", true);
        return mount.with("source", Scalar.text(source, mark)).with("bind", bind);
    }

    private static Mapping grant(Mapping grant, String folder) {
        var source = required(grant, "source").text("source").orElseThrow();
        var target = grant.text("target").orElse(source);
        var absolute = target.startsWith("/") ? target : folder + target;
        return grant.with("target", Scalar.text(absolute, grant.mark()));
    }

    private static Mapping device(Mapping device) {
        var source = required(device, "source").text("source").orElseThrow();
        return withDefaults(device, "target", source, "permissions", "rwm");
    }

    private static Mapping required(Mapping mapping, String key) {
        if (!mapping.has(key)) {
            throw new IllegalArgumentException("has no '" + key + "'");
        }
        return mapping;
    }

    private static Mapping withDefaults(Mapping mapping, Object... defaults) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        var pairs = List.of(defaults);
        for (var index = 0; index < pairs.size(); index += 2) {
            var value = pairs.get(index + 1);
            entries.putIfAbsent(
                    (String) pairs.get(index),
                    value instanceof Boolean flag
                            ? Scalar.flag(flag, mapping.mark())
                            : Scalar.text(value.toString(), mapping.mark()));
        }
        return new Mapping(entries, mapping.mark());
    }
}
