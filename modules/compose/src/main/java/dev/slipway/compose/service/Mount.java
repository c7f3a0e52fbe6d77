package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something mounted into a container, at an absolute path of it. */
public sealed interface Mount {
    /** The path in the container. */
    String target();

    /** Whether the container can only read. */
    boolean readOnly();

    /** A path of the host; it is made where it does not exist, if the file allows it. */
    record Bind(
            Path source,
            String target,
            boolean readOnly,
            @Nullable String propagation,
            boolean createHostPath,
            @Nullable String selinux,
            boolean recursive)
            implements Mount {}

    /** A volume of the project by the name it has there, or, without a name, one of the container's own. */
    record Volume(@Nullable String source, String target, boolean readOnly, boolean noCopy, Map<String, String> labels)
            implements Mount {}

    /** Memory; size in bytes. */
    record Tmpfs(
            String target,
            boolean readOnly,
            @Nullable Long size,
            @Nullable Integer mode) implements Mount {}

    /** What a mapping in canonical form says. */
    static Mount of(Mapping mapping) {
        var values = new Values(mapping);
        var target = values.text("target", "");
        var readOnly = values.flag("read_only");
        return switch (values.text("type", "volume")) {
            case "bind" -> bind(values, new Values(mapping.mapping("bind")), target, readOnly);
            case "tmpfs" -> {
                var tmpfs = new Values(mapping.mapping("tmpfs"));
                yield new Tmpfs(target, readOnly, tmpfs.large("size"), tmpfs.mode("mode"));
            }
            default -> {
                var volume = new Values(mapping.mapping("volume"));
                yield new Volume(
                        values.text("source"), target, readOnly, volume.flag("nocopy"), volume.table("labels"));
            }
        };
    }

    private static Bind bind(Values values, Values bind, String target, boolean readOnly) {
        return new Bind(
                Path.of(values.text("source", "")),
                target,
                readOnly,
                bind.text("propagation"),
                bind.flag("create_host_path", true),
                bind.text("selinux"),
                !bind.text("recursive", "enabled").equals("disabled"));
    }
}
