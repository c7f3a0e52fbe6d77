package dev.slipway.compose.read;

import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.keys.ComposeKeys;
import dev.slipway.compose.keys.Key;
import dev.slipway.compose.syntax.ShortMount;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import dev.slipway.yaml.YamlNode.Mark;
import dev.slipway.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Files in the form of Compose 1.x (2014 to 2016): services stand at the top, {@code net} is {@code network_mode},
 * {@code dockerfile} stands beside {@code build}, {@code log_driver} and {@code log_opt} are {@code logging}, and named
 * volumes are used without being declared.
 */
final class OldForm {
    private static final Set<String> OLD_KEYS = Set.of("net", "dockerfile", "log_driver", "log_opt", "volume_driver");
    private static final Key SERVICE =
            ComposeKeys.root().key("services").orElseThrow().key("*").orElseThrow();

    private final Map<String, YamlNode> volumes = new LinkedHashMap<>();
    private final Set<String> replaced = new TreeSet<>();
    private final Mapping file;

    private OldForm(Mapping file) {
        this.file = file;
    }

    /** Whether a file has services at its top: mappings that say what a service says, and nothing newer. */
    static boolean isIn(Mapping file) {
        return !file.entries().isEmpty()
                && file.entries().entrySet().stream().noneMatch(OldForm::isOfTheSpecification)
                && file.entries().values().stream().allMatch(OldForm::looksLikeService);
    }

    /** The file in today's form, with a note that says so. */
    static Mapping convert(Mapping file, Findings findings) {
        var form = new OldForm(file);
        var services = new LinkedHashMap<String, YamlNode>();
        file.entries().forEach((name, service) -> services.put(name, form.service((Mapping) service)));
        findings.note(file.mark(), "", form.explanation());
        var project = new LinkedHashMap<String, YamlNode>();
        project.put("services", new Mapping(services, file.mark()));
        if (!form.volumes.isEmpty()) {
            project.put("volumes", new Mapping(form.volumes, file.mark()));
        }
        return new Mapping(project, file.mark());
    }

    private static boolean isOfTheSpecification(Map.Entry<String, YamlNode> entry) {
        var known = ComposeKeys.root().keys().containsKey(entry.getKey())
                || entry.getKey().startsWith("x-");
        return known && !looksLikeService(entry.getValue());
    }

    private static boolean looksLikeService(YamlNode node) {
        return node instanceof Mapping mapping
                && (mapping.entries().containsKey("image")
                        || mapping.entries().containsKey("build")
                        || mapping.entries().containsKey("extends"))
                && mapping.entries().keySet().stream()
                        .anyMatch(
                                key -> OLD_KEYS.contains(key) || SERVICE.keys().containsKey(key));
    }

    private String explanation() {
        var names = String.join(", ", file.entries().keySet());
        return "the form of Compose 1.x, without 'services:', read as services " + names
                + (replaced.isEmpty() ? "" : "; " + String.join("; ", replaced));
    }

    private Mapping service(Mapping old) {
        var service = new LinkedHashMap<String, YamlNode>(old.entries());
        old.get("net").ifPresent(net -> service.put("network_mode", networkMode(net)));
        if (old.has("dockerfile")) {
            replaced.add("'dockerfile' as 'build.dockerfile'");
            service.put("build", build(old));
        }
        if (old.has("log_driver") || old.has("log_opt")) {
            replaced.add("'log_driver' and 'log_opt' as 'logging'");
            service.put("logging", logging(old));
        }
        if (!old.items("volumes_from").isEmpty()) {
            service.put("volumes_from", volumesFrom(old));
        }
        declareVolumes(old);
        service.keySet().removeAll(OLD_KEYS);
        return new Mapping(service, old.mark());
    }

    private YamlNode networkMode(YamlNode net) {
        replaced.add("'net' as 'network_mode'");
        if (net instanceof Scalar scalar && scalar.text().startsWith("container:")) {
            var name = scalar.text().substring("container:".length());
            return Scalar.text(file.has(name) ? "service:" + name : scalar.text(), net.mark());
        }
        return net;
    }

    private static Mapping build(Mapping old) {
        var build = new LinkedHashMap<String, YamlNode>();
        old.get("build").ifPresent(context -> build.put("context", context));
        old.get("dockerfile").ifPresent(dockerfile -> build.put("dockerfile", dockerfile));
        return new Mapping(build, old.mark());
    }

    private static Mapping logging(Mapping old) {
        var logging = new LinkedHashMap<String, YamlNode>();
        old.get("log_driver").ifPresent(driver -> logging.put("driver", driver));
        old.get("log_opt").ifPresent(options -> logging.put("options", options));
        return new Mapping(logging, old.mark());
    }

    /** A name that is no service is a container. */
    private YamlNode volumesFrom(Mapping old) {
        var sources = new ArrayList<YamlNode>();
        for (var item : old.items("volumes_from")) {
            var text = item instanceof Scalar scalar ? scalar.text() : "";
            var name = text.split(":", 2)[0];
            sources.add(
                    file.has(name) || name.equals("container") ? item : Scalar.text("container:" + text, item.mark()));
        }
        return new YamlNode.Sequence(sources, old.mark());
    }

    private void declareVolumes(Mapping old) {
        for (var item : old.items("volumes")) {
            var name = item instanceof Scalar scalar ? namedVolume(scalar.text()) : null;
            if (name != null) {
                replaced.add("volumes used by name as volumes of just that name");
                volumes.putIfAbsent(name, volume(name, old, item.mark()));
            }
        }
    }

    private static @Nullable String namedVolume(String text) {
        try {
            var mount = ShortMount.parse(text);
            // What a variable stands for is not known here; it was a path more often than a name.
            return mount.isBind() || text.startsWith("$") ? null : mount.source();
        } catch (IllegalArgumentException e) {
            return null; // reported when the mount itself is read
        }
    }

    private static Mapping volume(String name, Mapping old, Mark mark) {
        var volume = new LinkedHashMap<String, YamlNode>();
        volume.put("name", Scalar.text(name, mark));
        old.get("volume_driver").ifPresent(driver -> volume.put("driver", driver));
        return new Mapping(volume, mark);
    }
}
