package dev.slipway.compose.resource;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A volume of a project; its name in the engine differs from the key that services use. */
public record ComposeVolume(
        String key,
        String name,
        boolean external,
        @Nullable String driver,
        Map<String, String> driverOptions,
        Map<String, String> labels) {

    /** What a mapping in canonical form says of the volume that has this key. */
    public static ComposeVolume of(String key, Mapping mapping) {
        var values = new Values(mapping);
        return new ComposeVolume(
                key,
                values.text("name", key),
                values.flag("external"),
                values.text("driver"),
                values.table("driver_opts"),
                values.table("labels"));
    }
}
