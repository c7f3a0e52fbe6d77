package dev.slipway.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Rights;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.release.Project;
import dev.slipway.platform.testing.SpecBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Project ORDINARY = new Project("default", false);

    private static final Rights ALL = new Rights(
            true,
            List.of("NET_ADMIN", "NET_BIND_SERVICE"),
            List.of("ALL"),
            List.of(new Rights.Device("/dev/kvm", "/dev/kvm", "rw")),
            List.of("c 1:3 mr"),
            "host",
            "host",
            "host",
            "host",
            "host",
            "/system",
            Map.of("net.core.somaxconn", "1024"),
            List.of("seccomp=unconfined", "no-new-privileges:true"),
            false,
            "");

    private static final ServiceSpec EVERYTHING = new SpecBuilder(ServiceSpec.of("vrouter", "vrouter:1"))
            .rights(ALL)
            .networking(hostNetwork())
            .mounts(
                    new Mount.Bind("/lib/modules", "/lib/modules", true, false, ""),
                    new Mount.Bind("/var/run/docker.sock", "/docker.sock", false, false, ""))
            .build();

    private static Networking hostNetwork() {
        return new Networking(
                new Networking.Mode.Host(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    @Test
    void ordinaryApplicationIsAdmitted() {
        assertThat(Admission.reasons(ORDINARY, ApplicationSpec.of("shop", ServiceSpec.of("web", "web:1"))))
                .isEmpty();
    }

    @Test
    void everythingIsAdmittedWithTheInfrastructureProfile() {
        assertThat(Admission.reasons(new Project("ops", true), ApplicationSpec.of("net", EVERYTHING)))
                .isEmpty();
    }

    @Test
    void allReasonsAreGivenAtOnce() {
        assertThat(Admission.reasons(ORDINARY, ApplicationSpec.of("net", EVERYTHING)))
                .containsExactly(
                        "service 'vrouter': privileged gives all rights over the machine",
                        "service 'vrouter': cap_add 'NET_ADMIN' gives rights over the machine",
                        "service 'vrouter': device '/dev/kvm' belongs to the machine",
                        "service 'vrouter': device_cgroup_rules 'c 1:3 mr' opens devices of the machine",
                        "service 'vrouter': pid 'host' shows the machine's processes",
                        "service 'vrouter': ipc 'host' shows the machine's shared memory",
                        "service 'vrouter': uts 'host' shares the machine's name",
                        "service 'vrouter': userns_mode 'host' makes its root the machine's root",
                        "service 'vrouter': cgroup 'host' shows the machine's control groups",
                        "service 'vrouter': sysctls 'net.core.somaxconn' changes the kernel's settings",
                        "service 'vrouter': cgroup_parent '/system' leaves its own limits",
                        "service 'vrouter': security_opt 'seccomp=unconfined' switches protection off",
                        "service 'vrouter': network_mode 'host' reaches all that listens on the machine",
                        "service 'vrouter': volume '/lib/modules' is a path of the machine",
                        "service 'vrouter': volume '/var/run/docker.sock' is a socket of the machine; whoever has the"
                                + " engine's has the machine");
    }
}
