package dev.slipway.platform.application;

import java.util.List;
import java.util.Map;

/**
 * A network of an application.
 *
 * @param actualName its name outside, or empty for one that is derived from the application's
 * @param external whether somebody else made it; it must be there, and is never removed
 * @param driver such as {@code bridge}, or empty
 * @param options options of the driver
 * @param internal without a way to the outside
 * @param attachable whether containers of others may join it
 * @param ipv6 with IPv6 addresses, too
 * @param ranges its address ranges; empty lets the engine choose
 * @param labels its labels
 */
public record NetworkSpec(
        String actualName,
        boolean external,
        String driver,
        Map<String, String> options,
        boolean internal,
        boolean attachable,
        boolean ipv6,
        List<Range> ranges,
        Map<String, String> labels) {
    /** Copies what it is given. */
    public NetworkSpec {
        options = Ordered.copyOf(options);
        ranges = List.copyOf(ranges);
        labels = Ordered.copyOf(labels);
    }

    /**
     * A range of addresses.
     *
     * @param subnet such as {@code 172.28.0.0/16}
     * @param addresses the part of it that gears get theirs from, or empty
     * @param gateway address of the gateway, or empty
     */
    public record Range(String subnet, String addresses, String gateway) {}

    /** An ordinary network of the application's own. */
    public static NetworkSpec own() {
        return new NetworkSpec("", false, "", Map.of(), false, false, false, List.of(), Map.of());
    }
}
