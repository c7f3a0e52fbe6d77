package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumaneTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "12345, 12.3 kB",
        "131600000, 132 MB",
        "5000000000, 5.00 GB",
        "7000000000000000, 7000 TB"
    })
    void sizesHaveThreeDigits(long bytes, String text) {
        assertThat(Humane.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "449, 0.4 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "119499, 119 s",
        "120000, 2 min 0 s",
        "3725000, 62 min 5 s"
    })
    void timesAreShort(long millis, String text) {
        assertThat(Humane.time(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0 seconds",
        "1, 1 second",
        "119, 119 seconds",
        "120, 2 minutes",
        "7199, 119 minutes",
        "7200, 2 hours",
        "172800, 2 days"
    })
    void agesHaveOneUnit(long seconds, String text) {
        assertThat(Humane.age(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void tablesAlignAllColumnsButTheLast() {
        var table = new Table("NAME", "STATE", "REASON");
        table.add("x", "current", "");
        table.add("longer", "-", "absent");

        assertThat(table).hasToString("NAME    STATE    REASON\nx       current\nlonger  -        absent\n");
    }
}
