package dev.slipway.docker.gear;

import dev.slipway.engine.container.Isolation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What comes closest to all rights on a machine that has not all of them itself, where an engine can give nobody all
 * capabilities: each one that the machine has, all its devices, and no filter of system calls.
 *
 * @param capabilities Linux capabilities that the machine has, without {@code CAP_}
 * @param devices its devices
 */
public record Powers(Set<String> capabilities, List<Isolation.Device> devices) {
    private static final String ALL = "ALL";
    private static final String ALL_DEVICES = "a *:* rwm";
    private static final List<String> UNCONFINED = List.of("seccomp=unconfined", "apparmor=unconfined");

    /** Whether an engine may have refused a container because of these rights. */
    public static boolean areWishedBy(Isolation isolation) {
        return isolation.privileged() || isolation.added().contains(ALL);
    }

    /** The same rights with these in place of all. */
    public Isolation instead(Isolation isolation) {
        var added = new TreeSet<>(capabilities);
        isolation.added().stream()
                .map(name -> name.startsWith("CAP_") ? name.substring("CAP_".length()) : name)
                .filter(name -> !name.equals(ALL))
                .forEach(added::add);
        var unlimited = isolation.privileged();
        return new Isolation(
                false,
                List.copyOf(added),
                isolation.dropped(),
                unlimited ? devices : isolation.devices(),
                unlimited ? join(isolation.deviceRules(), List.of(ALL_DEVICES)) : isolation.deviceRules(),
                unlimited ? join(isolation.security(), UNCONFINED) : isolation.security(),
                isolation.namespaces(),
                isolation.cgroupParent(),
                isolation.sysctls(),
                isolation.readOnly(),
                isolation.runtime());
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
