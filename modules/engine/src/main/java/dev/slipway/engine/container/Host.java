package dev.slipway.engine.container;

import java.util.List;

/**
 * What a container gets of its machine.
 *
 * @param mounts directories and files it sees
 * @param network name of a network, {@code host}, {@code none} or {@code container:ID}; empty for the engine's default
 * @param ports ports of the machine that lead to it
 * @param capabilities Linux capabilities beside the usual ones, such as {@code NET_ADMIN}
 * @param privileged with all capabilities and devices
 * @param restart when the engine starts it again
 */
public record Host(
        List<Mount> mounts,
        String network,
        List<Port> ports,
        List<String> capabilities,
        boolean privileged,
        RestartPolicy restart) {
    /** Nothing in particular. */
    public static Host plain() {
        return new Host(List.of(), "", List.of(), List.of(), false, RestartPolicy.NO);
    }

    /** The same with these mounts. */
    public Host withMounts(Mount... others) {
        return new Host(List.of(others), network, ports, capabilities, privileged, restart);
    }

    /** The same in this network. */
    public Host withNetwork(String name) {
        return new Host(mounts, name, ports, capabilities, privileged, restart);
    }

    /** The same with these ports. */
    public Host withPorts(Port... others) {
        return new Host(mounts, network, List.of(others), capabilities, privileged, restart);
    }

    /** The same with these capabilities. */
    public Host withCapabilities(String... names) {
        return new Host(mounts, network, ports, List.of(names), privileged, restart);
    }

    /** The same with all rights. */
    public Host withPrivileges() {
        return new Host(mounts, network, ports, capabilities, true, restart);
    }

    /** The same with this restart policy. */
    public Host withRestart(RestartPolicy policy) {
        return new Host(mounts, network, ports, capabilities, privileged, policy);
    }
}
