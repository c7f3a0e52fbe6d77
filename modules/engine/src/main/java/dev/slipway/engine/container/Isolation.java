package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * What a container may do, and what it shares with its machine or with others. What is empty is up to the engine.
 *
 * @param privileged with all capabilities and devices
 * @param added Linux capabilities beside the usual ones, such as {@code NET_ADMIN}
 * @param dropped Linux capabilities it does not have
 * @param devices devices of the machine
 * @param deviceRules rules of the device cgroup, such as {@code c 1:3 mr}
 * @param security options such as {@code no-new-privileges:true}
 * @param namespaces whose namespaces it has
 * @param cgroupParent control group above its own
 * @param sysctls settings of the kernel
 * @param readOnly whether its own file system cannot be written
 * @param runtime OCI runtime that starts it
 */
public record Isolation(
        boolean privileged,
        List<String> added,
        List<String> dropped,
        List<Device> devices,
        List<String> deviceRules,
        List<String> security,
        Namespaces namespaces,
        String cgroupParent,
        Map<String, String> sysctls,
        boolean readOnly,
        String runtime) {
    /**
     * A device of the machine.
     *
     * @param source its path on the machine
     * @param target its path in the container
     * @param permissions some of {@code r}, {@code w} and {@code m}
     */
    public record Device(String source, String target, String permissions) {}

    /**
     * Whose namespaces a container has; empty for its own, or as the engine likes.
     *
     * @param pid {@code host} or {@code container:ID}
     * @param ipc {@code host}, {@code none}, {@code private}, {@code shareable} or {@code container:ID}
     * @param uts {@code host}
     * @param users {@code host}
     * @param cgroup {@code host} or {@code private}
     */
    public record Namespaces(String pid, String ipc, String uts, String users, String cgroup) {
        /** Its own, or as the engine likes. */
        public static Namespaces own() {
            return new Namespaces("", "", "", "", "");
        }
    }

    /** As the engine likes. */
    public static Isolation usual() {
        return new Isolation(
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Namespaces.own(),
                "",
                Map.of(),
                false,
                "");
    }

    /** The same with all capabilities and devices. */
    public Isolation withPrivileges() {
        return new Isolation(
                true,
                added,
                dropped,
                devices,
                deviceRules,
                security,
                namespaces,
                cgroupParent,
                sysctls,
                readOnly,
                runtime);
    }

    /** The same with these capabilities. */
    public Isolation withAdded(List<String> names) {
        return new Isolation(
                privileged,
                names,
                dropped,
                devices,
                deviceRules,
                security,
                namespaces,
                cgroupParent,
                sysctls,
                readOnly,
                runtime);
    }
}
