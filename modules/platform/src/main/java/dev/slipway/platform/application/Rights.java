package dev.slipway.platform.application;

import java.util.List;
import java.util.Map;

/**
 * What a gear may do beside the usual.
 *
 * @param privileged with all capabilities and devices
 * @param added Linux capabilities it gets, without {@code CAP_}
 * @param dropped Linux capabilities it loses, without {@code CAP_}; {@code ALL} for all
 * @param devices devices of the machine
 * @param deviceRules rules of the device cgroup, such as {@code c 1:3 mr}
 * @param pid whose processes it sees: empty, {@code host} or {@code service:NAME}
 * @param ipc whose shared memory it sees: empty, {@code host}, {@code shareable}, {@code none}, {@code service:NAME}
 * @param uts whose host name it has: empty or {@code host}
 * @param userns whose users it has: empty or {@code host}
 * @param cgroup whose control groups it sees: empty, {@code host} or {@code private}
 * @param cgroupParent control group above its own, or empty
 * @param sysctls settings of the kernel
 * @param security options such as {@code no-new-privileges:true}
 * @param readOnly whether its own file system cannot be written
 * @param runtime OCI runtime that starts it, or empty
 */
public record Rights(
        boolean privileged,
        List<String> added,
        List<String> dropped,
        List<Device> devices,
        List<String> deviceRules,
        String pid,
        String ipc,
        String uts,
        String userns,
        String cgroup,
        String cgroupParent,
        Map<String, String> sysctls,
        List<String> security,
        boolean readOnly,
        String runtime) {
    /** Copies what it is given. */
    public Rights {
        added = List.copyOf(added);
        dropped = List.copyOf(dropped);
        devices = List.copyOf(devices);
        deviceRules = List.copyOf(deviceRules);
        sysctls = Ordered.copyOf(sysctls);
        security = List.copyOf(security);
    }

    /**
     * A device of the machine.
     *
     * @param source its path on the machine
     * @param target its path in the gear
     * @param permissions some of {@code r}, {@code w} and {@code m}
     */
    public record Device(String source, String target, String permissions) {}

    /** The engine's usual ones. */
    public static Rights usual() {
        return new Rights(
                false, List.of(), List.of(), List.of(), List.of(), "", "", "", "", "", "", Map.of(), List.of(), false,
                "");
    }
}
