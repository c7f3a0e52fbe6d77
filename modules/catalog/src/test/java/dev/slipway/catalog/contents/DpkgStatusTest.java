package dev.slipway.catalog.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.yaml.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DpkgStatusTest {
    private final DpkgStatus status = new DpkgStatus();

    @Test
    void onlyWhatIsInstalledCounts() throws IOException {
        add("""
                Package: zlib1g
                Status: install ok installed
                Source: zlib (1:1.3)
                Version: 1:1.3.dfsg-1
                Architecture: amd64

                Package: removed
                Status: deinstall ok config-files
                Version: 1

                Package: never
                Status: install ok not-installed
                Version: 1

                Package: half
                Status: install ok half-installed
                Version: 1

                Package: unpacked
                Status: install ok unpacked
                Version: 1

                Package: held
                Status: hold ok installed
                Version: 2
                Architecture: all
                """);
        assertThat(status.packages())
                .containsExactly(
                        new InstalledPackage("held", DebianVersion.parse("2"), "all", "held"),
                        new InstalledPackage("zlib1g", DebianVersion.parse("1:1.3.dfsg-1"), "amd64", "zlib"));
    }

    @Test
    void filesOfStatusDWithoutAStatusCount() throws IOException {
        add("Package: tzdata\nVersion: 2025a-1\nArchitecture: all\n");
        add("Package: base-files\nVersion: 13\nArchitecture: amd64\n");
        assertThat(status.packages()).extracting(InstalledPackage::name).containsExactly("base-files", "tzdata");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> add("Version: 1\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("x: a package without the field 'Package'");
        assertThatThrownBy(() -> add("Package: a\nVersion: one two\n"))
                .hasMessage("x: a: version 'one two' is no Debian version; expected [epoch:]upstream[-revision]");
    }

    private void add(String text) throws IOException {
        status.add("x", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
