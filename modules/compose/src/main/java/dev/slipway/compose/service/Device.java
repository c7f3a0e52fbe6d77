package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;

/** A device of the host; permissions are letters of {@code rwm}. */
public record Device(String source, String target, String permissions) {
    /** What a mapping in canonical form says. */
    public static Device of(Mapping mapping) {
        var values = new Values(mapping);
        return new Device(values.text("source", ""), values.text("target", ""), values.text("permissions", "rwm"));
    }
}
