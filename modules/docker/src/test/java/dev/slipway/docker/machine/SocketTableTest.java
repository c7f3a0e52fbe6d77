package dev.slipway.docker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.docker.machine.Machine.Listening;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTableTest {
    private static final String TITLE = "  sl  local_address rem_address   st tx_queue rx_queue";

    @Test
    void listeningSocketsAreRead() {
        var lines = List.of(
                TITLE,
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1",
                "   1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2",
                "   2: 0100007F:A1B2 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 3");

        assertThat(SocketTable.read("tcp", lines))
                .containsExactlyInAnyOrder(new Listening("tcp", "127.0.0.1", 8080), new Listening("tcp", "", 22));
    }

    @Test
    void longAddressesAreRead() {
        var lines = List.of(
                TITLE,
                "   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 0:0",
                "   1: 00000000000000000000000001000000:0051 00000000000000000000000000000000:0000 0A 0:0");

        assertThat(SocketTable.read("tcp", lines))
                .containsExactlyInAnyOrder(new Listening("tcp", "", 80), new Listening("tcp", "0:0:0:0:0:0:0:1", 81));
    }

    @Test
    void boundSocketsOfUdpCount() {
        var lines = List.of(TITLE, "   0: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000");

        assertThat(SocketTable.read("udp", lines)).containsExactly(new Listening("udp", "", 53));
    }
}
