package dev.slipway.compose.service;

import dev.slipway.compose.syntax.Values;
import dev.slipway.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service is attached to a network. */
public record Attachment(
        List<String> aliases,
        @Nullable String ipv4Address,
        @Nullable String ipv6Address,
        List<String> linkLocalIps,
        @Nullable String macAddress,
        Map<String, String> driverOptions,
        int priority) {
    /** Copies the lists. */
    public Attachment {
        aliases = List.copyOf(aliases);
        linkLocalIps = List.copyOf(linkLocalIps);
    }

    /** What a mapping in canonical form says. */
    public static Attachment of(Mapping mapping) {
        var values = new Values(mapping);
        return new Attachment(
                values.texts("aliases"),
                values.text("ipv4_address"),
                values.text("ipv6_address"),
                values.texts("link_local_ips"),
                values.text("mac_address"),
                values.table("driver_opts"),
                priority(values));
    }

    private static int priority(Values values) {
        var priority = values.number("priority");
        return priority == null ? 0 : priority;
    }
}
