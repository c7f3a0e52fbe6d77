package dev.slipway.docker.machine;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Linux capabilities (capabilities(7)) in the order of their bits, as far as every supported engine knows them. */
public final class Capabilities {
    static final List<String> NAMES = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ");

    private Capabilities() {}

    /** Those that are not among these. */
    public static List<String> besides(Set<String> present) {
        return NAMES.stream().filter(name -> !present.contains(name)).toList();
    }

    /** Those whose bits are set. */
    static Set<String> of(long bits) {
        var names = new TreeSet<String>();
        for (var bit = 0; bit < NAMES.size(); bit++) {
            if ((bits >>> bit & 1) == 1) {
                names.add(NAMES.get(bit));
            }
        }
        return names;
    }
}
