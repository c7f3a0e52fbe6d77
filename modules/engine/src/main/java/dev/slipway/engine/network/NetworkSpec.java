package dev.slipway.engine.network;

import dev.slipway.engine.api.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A network to be created.
 *
 * @param name its name
 * @param driver such as {@code bridge}
 * @param internal without a way to the outside
 * @param attachable whether containers of others may join it, where networks span several machines
 * @param ipv6 with IPv6 addresses, too
 * @param ranges its address ranges; none lets the engine choose
 * @param labels its labels
 * @param options options of the driver
 */
public record NetworkSpec(
        String name,
        String driver,
        boolean internal,
        boolean attachable,
        boolean ipv6,
        List<Range> ranges,
        Map<String, String> labels,
        Map<String, String> options) {
    /**
     * A range of addresses.
     *
     * @param subnet such as {@code 172.28.0.0/16}
     * @param addresses the part of it that containers get theirs from, or empty for all
     * @param gateway address of the gateway, or empty for the first
     */
    public record Range(String subnet, String addresses, String gateway) {}

    /** A bridge with a way to the outside. */
    public static NetworkSpec of(String name) {
        return new NetworkSpec(name, "bridge", false, false, false, List.of(), Map.of(), Map.of());
    }

    /** The same with this driver. */
    public NetworkSpec withDriver(String other) {
        return new NetworkSpec(name, other, internal, attachable, ipv6, ranges, labels, options);
    }

    /** The same without a way to the outside. */
    public NetworkSpec withoutOutside() {
        return new NetworkSpec(name, driver, true, attachable, ipv6, ranges, labels, options);
    }

    /** The same with these ranges of addresses. */
    public NetworkSpec withRanges(Range... others) {
        return new NetworkSpec(name, driver, internal, attachable, ipv6, List.of(others), labels, options);
    }

    /** The same with these labels. */
    public NetworkSpec withLabels(Map<String, String> others) {
        return new NetworkSpec(name, driver, internal, attachable, ipv6, ranges, others, options);
    }

    /** The same with these options of the driver. */
    public NetworkSpec withOptions(Map<String, String> others) {
        return new NetworkSpec(name, driver, internal, attachable, ipv6, ranges, labels, others);
    }

    /** The engine's form. */
    JsonNode json() {
        var json = Json.object()
                .put("Name", name)
                .put("Driver", driver)
                .put("Internal", internal)
                .put("Attachable", attachable)
                .put("EnableIPv6", ipv6)
                .put("CheckDuplicate", true);
        json.set("Labels", Json.object(labels));
        json.set("Options", Json.object(options));
        for (var range : ranges) {
            var config =
                    json.withObjectProperty("IPAM").withArrayProperty("Config").addObject();
            Json.putText(config, "Subnet", range.subnet());
            Json.putText(config, "IPRange", range.addresses());
            Json.putText(config, "Gateway", range.gateway());
        }
        return json;
    }
}
