package dev.slipway.engine.network;

import java.util.Map;

/**
 * A network to be created.
 *
 * @param name its name
 * @param driver such as {@code bridge}
 * @param internal without a way to the outside
 * @param labels its labels
 * @param options options of the driver
 */
public record NetworkSpec(
        String name, String driver, boolean internal, Map<String, String> labels, Map<String, String> options) {
    /** A bridge with a way to the outside. */
    public static NetworkSpec of(String name) {
        return new NetworkSpec(name, "bridge", false, Map.of(), Map.of());
    }

    /** The same with this driver. */
    public NetworkSpec withDriver(String other) {
        return new NetworkSpec(name, other, internal, labels, options);
    }

    /** The same without a way to the outside. */
    public NetworkSpec withoutOutside() {
        return new NetworkSpec(name, driver, true, labels, options);
    }

    /** The same with these labels. */
    public NetworkSpec withLabels(Map<String, String> others) {
        return new NetworkSpec(name, driver, internal, others, options);
    }

    /** The same with these options of the driver. */
    public NetworkSpec withOptions(Map<String, String> others) {
        return new NetworkSpec(name, driver, internal, labels, others);
    }
}
