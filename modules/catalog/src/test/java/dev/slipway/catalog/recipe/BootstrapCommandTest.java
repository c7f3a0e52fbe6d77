package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Golden;
import dev.slipway.catalog.definition.Catalog.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapCommandTest {
    private static final BootstrapCommand COMMAND = BootstrapCommand.of(new Distribution(
            "trixie",
            "minbase",
            List.of(
                    "http://deb.debian.org/debian trixie main",
                    "http://deb.debian.org/debian-security trixie-security main"),
            1754697600));

    @Test
    void theCommandLineEndsWithSuiteTargetAndMirrors() {
        assertThat(COMMAND.commandLine("rootfs.tar"))
                .startsWith("mmdebstrap", "--variant=minbase", "--format=tar")
                .endsWith(
                        "trixie",
                        "rootfs.tar",
                        "deb http://deb.debian.org/debian trixie main",
                        "deb http://deb.debian.org/debian-security trixie-security main");
    }

    @Test
    void theShellLineIsWhatSomebodyWouldType() {
        Golden.assertMatches(getClass(), "bootstrap.sh", COMMAND.shellLine("rootfs.tar") + "\n");
    }
}
