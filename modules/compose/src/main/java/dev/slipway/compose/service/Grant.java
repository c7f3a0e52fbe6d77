package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/** A secret or config that a service gets as a file; owner and mode are null where they were not written. */
public record Grant(
        String source,
        String target,
        @Nullable String uid,
        @Nullable String gid,
        @Nullable Integer mode) {
    /** What a mapping in canonical form says. */
    public static Grant of(Mapping mapping) {
        var values = new Values(mapping);
        return new Grant(
                values.text("source", ""),
                values.text("target", ""),
                values.text("uid"),
                values.text("gid"),
                values.mode("mode"));
    }
}
