package dev.slipway.platform.admission;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Lifecycle;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.application.VolumeSpec;
import dev.slipway.platform.release.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one point where it is decided whether an application may have what it asks for. In an ordinary project it may have
 * nothing of the machine but a share of its time, memory and disk; in one with the infrastructure profile it may have all.
 */
public final class Admission {
    /** Capabilities of the engine's usual ones, which can do no harm outside a container, and low ports. */
    private static final Set<String> HARMLESS = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private Admission() {}

    /** All that speaks against an application in a project, one sentence each; empty when it is admitted. */
    public static List<String> reasons(Project project, ApplicationSpec application) {
        if (project.infrastructure()) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        application.services().values().forEach(service -> {
            rights(service, reasons);
            reach(service, reasons);
            mounts(service, reasons);
            jobs(service, reasons);
        });
        application.volumes().forEach((name, volume) -> volume(name, volume, reasons));
        application.networks().forEach((name, network) -> {
            if (!network.driver().isEmpty() && !network.driver().equals("bridge")) {
                reasons.add(
                        "network '" + name + "': driver '" + network.driver() + "' reaches the machine's own network");
            }
        });
        return reasons;
    }

    private static void rights(ServiceSpec service, List<String> reasons) {
        var rights = service.rights();
        var to = new Reasons(service.name(), reasons);
        to.add(rights.privileged(), "privileged gives all rights over the machine");
        rights.added().stream()
                .filter(capability -> !HARMLESS.contains(capability))
                .forEach(capability -> to.add(true, "cap_add '" + capability + "' gives rights over the machine"));
        rights.devices().forEach(device -> to.add(true, "device '" + device.source() + "' belongs to the machine"));
        rights.deviceRules()
                .forEach(rule -> to.add(true, "device_cgroup_rules '" + rule + "' opens devices of the machine"));
        spaces(rights, to);
        rights.sysctls().keySet().forEach(name -> to.add(true, "sysctls '" + name + "' changes the kernel's settings"));
        to.add(!rights.cgroupParent().isEmpty(), "cgroup_parent '" + rights.cgroupParent() + "' leaves its own limits");
        rights.security().stream()
                .filter(Admission::loosens)
                .forEach(option -> to.add(true, "security_opt '" + option + "' switches protection off"));
        to.add(!rights.runtime().isEmpty(), "runtime '" + rights.runtime() + "' is chosen by the machine");
        var limits = service.limits();
        to.add(limits.oomKillDisabled(), "oom_kill_disable can use up the machine's memory");
        to.add(limits.oomScore() < 0, "oom_score_adj '" + limits.oomScore() + "' puts it before the machine's own");
    }

    private static void spaces(Rights rights, Reasons to) {
        to.add(rights.pid().equals("host"), "pid 'host' shows the machine's processes");
        to.add(rights.ipc().equals("host"), "ipc 'host' shows the machine's shared memory");
        to.add(rights.uts().equals("host"), "uts 'host' shares the machine's name");
        to.add(rights.userns().equals("host"), "userns_mode 'host' makes its root the machine's root");
        to.add(rights.cgroup().equals("host"), "cgroup 'host' shows the machine's control groups");
    }

    /** All but what takes rights away. */
    private static boolean loosens(String option) {
        return !option.equals("no-new-privileges") && !option.replace('=', ':').equals("no-new-privileges:true");
    }

    private static void reach(ServiceSpec service, List<String> reasons) {
        new Reasons(service.name(), reasons)
                .add(
                        service.networking().mode() instanceof Networking.Mode.Host,
                        "network_mode 'host' reaches all that listens on the machine");
    }

    private static void mounts(ServiceSpec service, List<String> reasons) {
        for (var mount : service.mounts()) {
            if (mount instanceof Mount.Bind bind) {
                var socket = bind.source().endsWith(".sock");
                new Reasons(service.name(), reasons)
                        .add(
                                true,
                                socket
                                        ? "volume '" + bind.source() + "' is a socket of the machine; whoever has the"
                                                + " engine's has the machine"
                                        : "volume '" + bind.source() + "' is a path of the machine");
            }
        }
    }

    private static void jobs(ServiceSpec service, List<String> reasons) {
        var lifecycle = service.lifecycle();
        var to = new Reasons(service.name(), reasons);
        to.add(lifecycle.preStart().stream().anyMatch(Lifecycle.Job::privileged), "pre_start with privileged");
        to.add(lifecycle.postStart().stream().anyMatch(Lifecycle.Hook::privileged), "post_start with privileged");
        to.add(lifecycle.preStop().stream().anyMatch(Lifecycle.Hook::privileged), "pre_stop with privileged");
    }

    /** A local volume with a device is a path of the machine in other words. */
    private static void volume(String name, VolumeSpec volume, List<String> reasons) {
        var options = Map.copyOf(volume.options());
        if (options.containsKey("device")) {
            reasons.add("volume '" + name + "': device '" + options.get("device") + "' is a path of the machine");
        }
        if (!volume.driver().isEmpty() && !volume.driver().equals("local")) {
            reasons.add("volume '" + name + "': driver '" + volume.driver() + "' is a matter of the machine");
        }
    }

    private record Reasons(String service, List<String> all) {
        void add(boolean holds, String reason) {
            if (holds) {
                all.add("service '" + service + "': " + reason);
            }
        }
    }
}
