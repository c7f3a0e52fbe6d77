package dev.slipway.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.definition.Catalog.Distribution;
import dev.slipway.yaml.InputException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptSourceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://a/debian trixie main                  | http://a/debian/ | trixie | main          | http://a/debian/dists/trixie/
            deb http://a/debian/ trixie main contrib     | http://a/debian/ | trixie | main contrib  | http://a/debian/dists/trixie/
            [trusted=yes  arch=amd64] https://a:8/x  y z | https://a:8/x/   | y      | z             | https://a:8/x/dists/y/
            http://a/ ./                                 | http://a/        | ./     |               | http://a/
            http://a/repo pool/                          | http://a/repo/   | pool/  |               | http://a/repo/pool/
            """)
    void readsLinesOfSourcesList(String line, URI url, String suite, String components, URI folder) {
        var source = AptSource.parse(line);
        assertThat(source)
                .isEqualTo(
                        new AptSource(url, suite, components == null ? List.of() : List.of(components.split(" ", -1))));
        assertThat(source.folder()).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"copy:/srv/debian trixie main", "trixie", "http://a/debian", "''"})
    void refusesWhatItCannotFetch(String line) {
        assertThatThrownBy(() -> AptSource.parse(line))
                .isInstanceOf(InputException.class)
                .hasMessage("the mirror '" + line
                        + "' cannot be compared with; expected http://HOST/PATH SUITE COMPONENT, or https");
    }

    @ParameterizedTest
    @CsvSource({"http://a/debian trixie", "http://a/debian ./ main"})
    void needsComponentsUnlessItIsFlat(String line) {
        assertThatThrownBy(() -> AptSource.parse(line))
                .isInstanceOf(InputException.class)
                .hasMessage("the mirror '" + line
                        + "' needs components, such as main, unless its suite is a folder with a slash at its end");
    }

    @Test
    void distributionWithoutMirrorsHasTheUsualOnes() {
        assertThat(AptSource.of(new Distribution("trixie", "minbase", List.of(), 0)))
                .extracting(AptSource::toString)
                .containsExactly(
                        "http://deb.debian.org/debian/ trixie main",
                        "http://deb.debian.org/debian/ trixie-updates main",
                        "http://security.debian.org/debian-security/ trixie-security main");
        assertThat(AptSource.of(new Distribution("sid", "minbase", List.of(), 0)))
                .extracting(AptSource::toString)
                .containsExactly("http://deb.debian.org/debian/ sid main");
    }

    @Test
    void suiteTellsSecurity() {
        assertThat(AptSource.parse("http://a trixie-security main").isSecurity())
                .isTrue();
        assertThat(AptSource.parse("http://a trixie main").isSecurity()).isFalse();
    }
}
