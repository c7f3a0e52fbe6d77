package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.container.Output;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.LogLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final GearName WEB = new GearName("shop", "web", 1);

    private final List<LogLine> seen = new ArrayList<>();
    private final LogLines lines = new LogLines(WEB, seen::add);

    @Test
    void piecesBecomeLinesWithTheirTime() {
        print(Output.OUT, "2026-11-21T10:00:00.5Z hel");
        print(Output.ERROR, "2026-11-21T10:00:01Z oh\n");
        print(Output.OUT, "lo you\r\n2026-11-21T10:00:02Z \n");

        assertThat(seen)
                .containsExactly(
                        line("2026-11-21T10:00:01Z", true, "oh"),
                        line("2026-11-21T10:00:00.5Z", false, "hello you"),
                        line("2026-11-21T10:00:02Z", false, ""));
    }

    @Test
    void lastLineNeedsNoEnd() {
        print(Output.OUT, "2026-11-21T10:00:00Z waiting");

        lines.finish();

        assertThat(seen).containsExactly(line("2026-11-21T10:00:00Z", false, "waiting"));
    }

    @Test
    void timesWithinALongLineAreLeftOut() {
        print(Output.OUT, "2026-11-21T10:00:00Z one ");
        print(Output.OUT, "2026-11-21T10:00:00Z two");
        print(Output.OUT, "2026-11-21T10:00:00Z \n");
        print(Output.OUT, "2026-11-21T10:00:00Z three\n");

        assertThat(seen)
                .containsExactly(
                        line("2026-11-21T10:00:00Z", false, "one two"), line("2026-11-21T10:00:00Z", false, "three"));
    }

    private static LogLine line(String time, boolean error, String text) {
        return new LogLine(WEB, Instant.parse(time), error, text);
    }

    private void print(Output stream, String text) {
        lines.output(stream, text.getBytes(StandardCharsets.UTF_8));
    }
}
