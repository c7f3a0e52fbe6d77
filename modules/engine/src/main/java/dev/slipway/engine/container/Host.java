package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * What a container gets of its machine.
 *
 * @param mounts directories and files it sees
 * @param networking how it is reached and what it reaches
 * @param isolation what it may do
 * @param limits what it may use
 * @param logging where its output goes
 * @param restart when the engine starts it again
 */
public record Host(
        List<Mount> mounts,
        Networking networking,
        Isolation isolation,
        Limits limits,
        Logging logging,
        RestartPolicy restart) {
    /**
     * Where the output of a container goes.
     *
     * @param driver such as {@code local}; empty for the engine's
     * @param options options of the driver
     */
    public record Logging(String driver, Map<String, String> options) {
        /** As the engine likes. */
        public static Logging usual() {
            return new Logging("", Map.of());
        }
    }

    /** Nothing in particular. */
    public static Host plain() {
        return new Host(
                List.of(), Networking.usual(), Isolation.usual(), Limits.none(), Logging.usual(), RestartPolicy.NO);
    }

    /** The same with these mounts. */
    public Host withMounts(Mount... others) {
        return new Host(List.of(others), networking, isolation, limits, logging, restart);
    }

    /** The same, reached like this. */
    public Host withNetworking(Networking other) {
        return new Host(mounts, other, isolation, limits, logging, restart);
    }

    /** The same in this network. */
    public Host withNetwork(String name) {
        return withNetworking(networking.withMode(name));
    }

    /** The same with these ports. */
    public Host withPorts(Port... others) {
        return withNetworking(networking.withPorts(List.of(others)));
    }

    /** The same with these rights. */
    public Host withIsolation(Isolation other) {
        return new Host(mounts, networking, other, limits, logging, restart);
    }

    /** The same with these capabilities. */
    public Host withCapabilities(String... names) {
        return withIsolation(isolation.withAdded(List.of(names)));
    }

    /** The same with all rights. */
    public Host withPrivileges() {
        return withIsolation(isolation.withPrivileges());
    }

    /** The same with these limits. */
    public Host withLimits(Limits other) {
        return new Host(mounts, networking, isolation, other, logging, restart);
    }

    /** The same with its output going there. */
    public Host withLogging(Logging other) {
        return new Host(mounts, networking, isolation, limits, other, restart);
    }

    /** The same with this restart policy. */
    public Host withRestart(RestartPolicy policy) {
        return new Host(mounts, networking, isolation, limits, logging, policy);
    }
}
