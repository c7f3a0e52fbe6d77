package dev.slipway.docker.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {
    @TempDir
    private Path root;

    @Test
    void capabilitiesAreThoseOfTheBoundingSet() throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/status"), "Name:\tjava\nCapBnd:\t0000000000001021\n");

        assertThat(new LocalMachine(root).powers().capabilities()).containsExactly("CHOWN", "KILL", "NET_ADMIN");
    }

    @Test
    void filesThatAreNoDevicesAreLeftOut() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.writeString(root.resolve("dev/file"), "");

        assertThat(new LocalMachine(root).powers().devices()).isEmpty();
    }

    @Test
    void filesAreLookedFor() throws IOException {
        Files.createDirectories(root.resolve("srv/data"));

        assertThat(new LocalMachine(root).has("/srv/data")).isTrue();
        assertThat(new LocalMachine(root).has("/srv/other")).isFalse();
    }

    @Test
    void nothingIsKnownWhereThereIsNothingToRead() {
        assertThat(new LocalMachine(root).listening()).isEmpty();
        assertThat(new LocalMachine(root).powers().capabilities()).isEmpty();
    }
}
