package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, <, 1.1",
        "1.9, <, 1.10",
        "1.0, =, 1.0",
        "1.0, =, 1.0-0",
        "1.01, =, 1.1",
        "0:1.0, =, 1.0",
        "9.9, <, 1:0.1",
        "1:2.0, <, 2:1.0",
        "1.0~rc1, <, 1.0",
        "1.0~rc1, <, 1.0~rc2",
        "1.0~~, <, 1.0~",
        "1.0~~, <, 1.0~~a",
        "1.0~~a, <, 1.0~",
        "1.0, <, 1.0a",
        "1.0a, <, 1.0+b",
        "1.0a, <, 1.0.1",
        "1.0-1, <, 1.0-1+b1",
        "1.0-1, <, 1.0-1.1",
        "1.0-1~bpo12+1, <, 1.0-1",
        "1.0-9, <, 1.0-10",
        "1.2-3-1, >, 1.2-1-9",
        "2.36-9+deb12u8, <, 2.36-9+deb12u13",
        "3.0.17-1~deb12u2, <, 3.0.17-1~deb12u3",
        "20240203+dfsg, >, 20230311",
        "99999999999999999999999, <, 100000000000000000000000",
        "7.88.1-10+deb12u12, >, 7.88.1-10+deb12u5",
        "1.0-a, <, 1.0-b",
        "0, <, 0a",
        "6.6.15-2A~5.13, <, 6.6.15-2A",
    })
    void ordersAsDpkgDoes(String left, char order, String right) {
        var expected = order == '<' ? -1 : order == '>' ? 1 : 0;
        var a = DebianVersion.parse(left);
        var b = DebianVersion.parse(right);
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        assertThat(Integer.signum(b.compareTo(a))).isEqualTo(-expected);
        assertThat(a.isAbove(b)).isEqualTo(expected > 0);
    }

    @Test
    void hasThreeParts() {
        assertThat(DebianVersion.parse("2:1.2-3~x-4.1")).isEqualTo(new DebianVersion(2, "1.2-3~x", "4.1"));
        assertThat(DebianVersion.parse("1.2")).isEqualTo(new DebianVersion(0, "1.2", ""));
        assertThat(DebianVersion.parse("1:2:3-4")).isEqualTo(new DebianVersion(1, "2:3", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1:1.0", "1.0-1", "3:1.0~rc1-2-1+b3"})
    void printsWhatItRead(String text) {
        assertThat(DebianVersion.parse(text)).hasToString(text);
    }

    @Test
    void leavesOutAnEpochOfZeroAsDpkgDoes() {
        assertThat(DebianVersion.parse("0:1.0-1")).hasToString("1.0-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0-", "1_0", "1 0", "a:1", "-1", "1234567890123:1", "1.0\n"})
    void refusesAnotherForm(String text) {
        assertThatThrownBy(() -> DebianVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version '" + text + "' is no Debian version; expected [epoch:]upstream[-revision]");
    }
}
