package dev.slipway.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationSpecTest {
    @Test
    void namesOutsideAreDerivedUnlessWrittenOrOfOthers() {
        var volumes = Map.of(
                "own", VolumeSpec.own(),
                "written", new VolumeSpec("shop-data", false, "", Map.of(), Map.of()),
                "external", new VolumeSpec("", true, "", Map.of(), Map.of()));
        var network = new NetworkSpec("lan", true, "", Map.of(), false, false, false, List.of(), Map.of());
        var networks = Map.of("front", NetworkSpec.own(), "back", network);

        var shop = new ApplicationSpec("shop", Map.of(), networks, volumes, Map.of(), List.of());

        assertThat(List.of(shop.volumeName("own"), shop.volumeName("written"), shop.volumeName("external")))
                .containsExactly("shop_own", "shop-data", "external");
        assertThat(List.of(shop.networkName("front"), shop.networkName("back"))).containsExactly("shop_front", "lan");
    }
}
