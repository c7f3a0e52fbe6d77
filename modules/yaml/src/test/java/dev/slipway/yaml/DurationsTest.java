package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Test
    void parseReadsWhatComposeWrites() {
        assertThat(Durations.parse("300ms")).isEqualTo(Duration.ofMillis(300));
        assertThat(Durations.parse("10s")).isEqualTo(Duration.ofSeconds(10));
        assertThat(Durations.parse("1m30s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.parse("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(Durations.parse("1h2m3s4ms"))
                .isEqualTo(Duration.ofHours(1).plusMinutes(2).plusSeconds(3).plusMillis(4));
    }

    @Test
    void parseReadsFractionsAndTheSmallestUnits() {
        assertThat(Durations.parse("1.5s")).isEqualTo(Duration.ofMillis(1500));
        assertThat(Durations.parse("1400us")).isEqualTo(Duration.ofNanos(1_400_000));
        assertThat(Durations.parse("1w2d")).isEqualTo(Duration.ofDays(9));
    }

    @Test
    void textIsReadBackAsTheSameLength() {
        assertThat(Durations.text(Duration.ofSeconds(90))).isEqualTo("1m30s");
        assertThat(Durations.text(Duration.ZERO)).isEqualTo("0s");
        assertThat(Durations.text(Duration.ofNanos(1_002_003_004))).isEqualTo("1s2ms3us4ns");
        assertThat(Durations.parse("1s2ms3us4ns")).isEqualTo(Duration.ofNanos(1_002_003_004));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "10 s", "1.s", "-1s", "3s2m", "1y", "99999999999999999999s"})
    void parseRefusesEverythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h");
    }
}
