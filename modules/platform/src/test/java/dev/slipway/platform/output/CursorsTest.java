package dev.slipway.platform.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.platform.gear.GearName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorsTest {
    private static final GearName WEB = new GearName("shop", "web", 1);

    private final Cursors cursors = new Cursors();

    @Test
    void whatWasSeenIsNotNewOnceMore() {
        assertThat(read("a", line(1, "one"), line(2, "two"), line(2, "three"))).containsExactly("one", "two", "three");
        assertThat(cursors.of("a")).contains(time(2));

        assertThat(read("a", line(2, "two"), line(2, "three"), line(2, "four"), line(3, "five")))
                .containsExactly("four", "five");
    }

    @Test
    void equalLinesOfOneTimeAreAllSeen() {
        assertThat(read("a", line(1, "x"), line(1, "x"))).containsExactly("x", "x");
        assertThat(read("a", line(1, "x"), line(1, "x"), line(1, "x"))).containsExactly("x");
    }

    @Test
    void outputsAndContainersAreReadEachOnItsOwn() {
        read("a", line(5, "out"));

        assertThat(read("a", error(4, "late"))).containsExactly("late");
        assertThat(read("b", line(1, "other"))).containsExactly("other");
        assertThat(cursors.of("a")).contains(time(4));
        assertThat(cursors.of("c")).isEmpty();
    }

    private List<String> read(String container, GearLine... lines) {
        var reading = cursors.reading(container);
        var fresh = new ArrayList<String>();
        for (var line : lines) {
            if (reading.isNew(line)) {
                fresh.add(line.text());
            }
        }
        return fresh;
    }

    private static Instant time(int second) {
        return Instant.ofEpochSecond(second);
    }

    private static GearLine line(int second, String text) {
        return new GearLine(WEB, "", 1, time(second), false, text);
    }

    private static GearLine error(int second, String text) {
        return new GearLine(WEB, "", 1, time(second), true, text);
    }
}
