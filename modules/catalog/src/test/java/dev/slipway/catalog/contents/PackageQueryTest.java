package dev.slipway.catalog.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.yaml.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageQueryTest {
    private static final InstalledPackage SSL =
            new InstalledPackage("libssl3t64", DebianVersion.parse("3.5-1"), "amd64", "openssl");

    @ParameterizedTest
    @CsvSource({
        "libssl3t64, true",
        "libssl*, true",
        "libssl?t64, true",
        "openssl, false",
        "libssl, false",
        "libssl*=3.5-1, true",
        "libssl3t64=0:3.5-01, true",
        "libssl3t64=3.5-2, false",
        "*=3.5-1, true",
    })
    void findsByNameAndVersion(String query, boolean found) {
        assertThat(PackageQuery.parse(query).predicate().test(SSL)).isEqualTo(found);
    }

    @Test
    void refusesAnotherForm() {
        assertThatThrownBy(() -> PackageQuery.parse("=1"))
                .isInstanceOf(InputException.class)
                .hasMessage("'=1' names no package; expected PACKAGE[=VERSION]");
        assertThatThrownBy(() -> PackageQuery.parse("a="))
                .hasMessage("'a=': version '' is no Debian version; expected [epoch:]upstream[-revision]");
    }
}
