package dev.slipway.compose.read;

import dev.slipway.compose.syntax.ShortMount;
import dev.slipway.compose.syntax.ShortPort;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Mark;
import dev.slipway.yaml.YamlNode.Scalar;
import dev.slipway.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short notations in their long form. What has no short notation comes back as it is. */
final class ShortForms {
    private ShortForms() {}

    /** A value that should be a mapping or a list, and was written shorter. */
    static YamlNode value(Spot spot, YamlNode node) {
        return switch (spot.pattern()) {
            case "services.*.build" -> one("context", node);
            case "services.*.extends" -> one("service", node);
            case "services.*.depends_on", "services.*.networks", "services.*.models" -> names(node);
            case "services.*.env_file" -> node instanceof Scalar ? new Sequence(List.of(node), node.mark()) : node;
            case "services.*.gpus" -> gpus(node);
            case "services.*.ulimits.*", "services.*.build.ulimits.*" -> ulimit(node);
            default -> node;
        };
    }

    /** The items that a list's item stands for: one, or several for a range of ports. */
    static List<YamlNode> items(Spot list, YamlNode item) {
        if (!(item instanceof Scalar scalar)) {
            return List.of(item);
        }
        return switch (list.pattern()) {
            case "services.*.ports" ->
                ShortPort.parse(scalar.text()).stream()
                        .<YamlNode>map(port -> port(port, item.mark()))
                        .toList();
            case "services.*.volumes" -> List.of(mount(ShortMount.parse(scalar.text()), item.mark()));
            case "services.*.devices" -> List.of(device(scalar));
            case "services.*.secrets", "services.*.configs", "services.*.build.secrets" -> List.of(one("source", item));
            case "services.*.env_file" -> List.of(one("path", item));
            case "include" -> List.of(one("path", item));
            default -> List.of(item);
        };
    }

    private static YamlNode one(String key, YamlNode node) {
        return node instanceof Scalar && !node.isNull()
                ? new Mapping(Map.of(key, node.withMark(node.mark().untagged())), node.mark())
                : node;
    }

    private static YamlNode names(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var entries = new LinkedHashMap<String, YamlNode>();
        for (var item : sequence.items()) {
            if (!(item instanceof Scalar name)) {
                throw new IllegalArgumentException("expected a list of names, or a mapping");
            }
            entries.put(name.text(), Mapping.empty(item.mark()));
        }
        return new Mapping(entries, node.mark());
    }

    private static YamlNode gpus(YamlNode node) {
        if (!(node instanceof Scalar scalar) || !scalar.text().equals("all")) {
            return node;
        }
        var mark = node.mark().untagged();
        var gpu = new Mapping(
                Map.of(
                        "capabilities",
                        new Sequence(List.of(Scalar.text("gpu", mark)), mark),
                        "count",
                        Scalar.text("all", mark)),
                mark);
        return new Sequence(List.of(gpu), node.mark());
    }

    private static YamlNode ulimit(YamlNode node) {
        if (!(node instanceof Scalar) || node.isNull()) {
            return node;
        }
        var both = new LinkedHashMap<String, YamlNode>();
        both.put("soft", node);
        both.put("hard", node);
        return new Mapping(both, node.mark());
    }

    private static Mapping port(ShortPort port, Mark mark) {
        var entries = new LinkedHashMap<String, YamlNode>();
        entries.put("target", Scalar.text(Integer.toString(port.target()), mark));
        if (port.published() != null) {
            entries.put("published", Scalar.text(port.published().text(), mark));
        }
        if (port.hostIp() != null) {
            entries.put("host_ip", Scalar.text(port.hostIp(), mark));
        }
        entries.put("protocol", Scalar.text(port.protocol(), mark));
        return new Mapping(entries, mark);
    }

    private static Mapping mount(ShortMount mount, Mark mark) {
        var entries = new LinkedHashMap<String, YamlNode>();
        entries.put("type", Scalar.text(mount.isBind() ? "bind" : "volume", mark));
        if (mount.source() != null) {
            entries.put("source", Scalar.text(mount.source(), mark));
        }
        entries.put("target", Scalar.text(mount.target(), mark));
        if (mount.readOnly()) {
            entries.put("read_only", Scalar.flag(true, mark));
        }
        if (mount.options().contains("nocopy")) {
            entries.put("volume", new Mapping(Map.of("nocopy", Scalar.flag(true, mark)), mark));
        }
        var bind = new LinkedHashMap<String, YamlNode>();
        if (mount.propagation() != null) {
            bind.put("propagation", Scalar.text(mount.propagation(), mark));
        }
        if (mount.selinux() != null) {
            bind.put("selinux", Scalar.text(mount.selinux(), mark));
        }
        if (mount.isBind() && !bind.isEmpty()) {
            entries.put("bind", new Mapping(bind, mark));
        }
        return new Mapping(entries, mark);
    }

    private static Mapping device(Scalar scalar) {
        var parts = scalar.text().split(":", -1);
        if (parts.length > 3 || List.of(parts).contains("")) {
            throw new IllegalArgumentException("'" + scalar.text()
                    + "' is not a device; expected SOURCE[:TARGET[:PERMISSIONS]], such as /dev/kvm:/dev/kvm:rwm");
        }
        var mark = scalar.mark();
        var entries = new LinkedHashMap<String, YamlNode>();
        entries.put("source", Scalar.text(parts[0], mark));
        entries.put("target", Scalar.text(parts.length > 1 ? parts[1] : parts[0], mark));
        entries.put("permissions", Scalar.text(parts.length > 2 ? parts[2] : "rwm", mark));
        return new Mapping(entries, mark);
    }
}
