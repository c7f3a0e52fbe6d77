package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the engine puts the output; the driver is null where the engine decides. */
public record Logging(@Nullable String driver, Map<String, String> options) {
    /** What a mapping in canonical form says. */
    public static Logging of(Mapping mapping) {
        var values = new Values(mapping);
        return new Logging(values.text("driver"), values.table("options"));
    }
}
