package dev.slipway.docker.gear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.container.Isolation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PowersTest {
    private final Isolation.Device fuse = new Isolation.Device("/dev/fuse", "/dev/fuse", "rwm");
    private final Powers powers = new Powers(Set.of("SYS_ADMIN", "CHOWN"), List.of(fuse));

    @Test
    void allRightsBecomeThoseThereAre() {
        var instead = powers.instead(Isolation.usual().withPrivileges());

        assertThat(instead.privileged()).isFalse();
        assertThat(instead.added()).containsExactly("CHOWN", "SYS_ADMIN");
        assertThat(instead.devices()).containsExactly(fuse);
        assertThat(instead.deviceRules()).containsExactly("a *:* rwm");
        assertThat(instead.security()).containsExactly("seccomp=unconfined", "apparmor=unconfined");
    }

    @Test
    void allCapabilitiesBringNoDevices() {
        var instead = powers.instead(Isolation.usual().withAdded(List.of("ALL", "CAP_NET_RAW")));

        assertThat(instead).isEqualTo(Isolation.usual().withAdded(List.of("CHOWN", "NET_RAW", "SYS_ADMIN")));
    }

    @Test
    void fewRightsAreNotRefused() {
        assertThat(Powers.areWishedBy(Isolation.usual().withAdded(List.of("NET_ADMIN"))))
                .isFalse();
        assertThat(Powers.areWishedBy(Isolation.usual().withAdded(List.of("ALL"))))
                .isTrue();
        assertThat(Powers.areWishedBy(Isolation.usual().withPrivileges())).isTrue();
    }
}
