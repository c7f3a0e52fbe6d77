package dev.slipway.compose.service;

import dev.slipway.compose.syntax.PortRange;
import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * A port of a container; the published one is null where none is published, and may be a range of which one is taken.
 */
public record PublishedPort(
        int target,
        @Nullable PortRange published,
        @Nullable String hostIp,
        String protocol,
        String mode,
        @Nullable String name,
        @Nullable String appProtocol) {
    /** What a mapping in canonical form says. */
    public static PublishedPort of(Mapping mapping) {
        var values = new Values(mapping);
        return new PublishedPort(
                PortRange.parse(values.text("target", "0")).first(),
                published(values.text("published")),
                values.text("host_ip"),
                values.text("protocol", "tcp"),
                values.text("mode", "ingress"),
                values.text("name"),
                values.text("app_protocol"));
    }

    private static @Nullable PortRange published(@Nullable String text) {
        return text == null ? null : PortRange.parse(text);
    }
}
