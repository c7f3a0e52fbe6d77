package dev.slipway.docker.gear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.gear.GearName;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SlotAddressTest {
    @Test
    void slotHasAlwaysTheSameAddressInTheUpperHalf() {
        assertThat(SlotAddress.in("172.18.0.0/16", new GearName("shop", "db", 1)))
                .contains("172.18.202.27");
        assertThat(SlotAddress.in("10.200.7.0/24", new GearName("shop", "db", 1)))
                .contains("10.200.7.149");
    }

    @Test
    void slotsOfAServiceHaveDifferentAddresses() {
        var addresses = new HashSet<String>();
        for (var slot = 1; slot <= 9; slot++) {
            addresses.add(SlotAddress.in("10.200.7.0/24", new GearName("shop", "db", slot))
                    .orElseThrow());
        }
        assertThat(addresses).hasSize(9);
    }

    @Test
    void smallAndOtherRangesHaveNone() {
        assertThat(SlotAddress.in("10.0.0.0/27", new GearName("shop", "db", 1))).isEmpty();
        assertThat(SlotAddress.in("10.0.0.0/7", new GearName("shop", "db", 1))).isEmpty();
        assertThat(SlotAddress.in("fd00::/64", new GearName("shop", "db", 1))).isEmpty();
    }
}
