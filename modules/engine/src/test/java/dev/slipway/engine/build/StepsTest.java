package dev.slipway.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are written down field by field: a tag, a length, the content. */
class StepsTest {
    private final List<BuildEvent> events = new ArrayList<>();
    private final Steps steps = new Steps(events::add);

    @Test
    void stepsAreToldOnce() throws IOException {
        var started = vertex("v", "RUN x", "2a0408011000");
        var finished = vertex("v", "RUN x", "2a0408011000" + "3204080310" + "00");

        follow(started);
        follow(started);
        follow(finished);
        follow(finished);

        assertThat(events)
                .isEqualTo(List.of(
                        new BuildEvent.StepStarted("v", "RUN x"),
                        new BuildEvent.StepFinished("v", "RUN x", Duration.ofSeconds(2))));
    }

    @Test
    void cachedStepsDoNotBegin() throws IOException {
        follow(vertex("v", "RUN x", "2001" + "2a0408011000" + "32040801" + "1000"));

        assertThat(events).isEqualTo(List.of(new BuildEvent.StepCached("v", "RUN x")));
    }

    @Test
    void theStepThatFailedByItselfIsRemembered() throws IOException {
        follow(vertex("a", "RUN a", "2a020801" + "32020801" + text(7, "context canceled")));
        follow(vertex("b", "RUN b", "2a020801" + "32020801" + text(7, "exit code: 1")));

        assertThat(events).contains(new BuildEvent.StepFailed("b", "RUN b", "exit code: 1"));
        assertThat(steps.failed()).isEqualTo("RUN b");
    }

    @Test
    void logsAreCutIntoLinesWithoutBreakingCharacters() throws IOException {
        follow(log("v", 1, "68c3"));
        follow(log("v", 1, "a4" + "0a" + "72657374"));
        follow(log("v", 2, "6572720a"));
        follow(vertex("v", "RUN x", "2a020801" + "32020801"));

        assertThat(events)
                .contains(
                        new BuildEvent.Log("v", BuildEvent.Stream.OUT, "hä"),
                        new BuildEvent.Log("v", BuildEvent.Stream.OUT, "rest"),
                        new BuildEvent.Log("v", BuildEvent.Stream.ERROR, "err"));
    }

    @Test
    void progressIsToldAndUnknownFieldsAreSkipped() throws IOException {
        var status = text(1, "id") + text(2, "v") + text(3, "transferring") + "2005" + "280a" + "6a0101";

        follow(nested(2, status) + nested(15, "0801"));

        assertThat(events).isEqualTo(List.of(new BuildEvent.Progress("v", "transferring", 5, 10)));
    }

    private void follow(String hex) throws IOException {
        steps.follow(TraceDecoder.decode(HexFormat.of().parseHex(hex)));
    }

    private static String vertex(String digest, String name, String more) {
        return nested(1, text(1, digest) + text(3, name) + more);
    }

    private static String log(String vertex, int stream, String content) {
        return nested(3, text(1, vertex) + "18" + HexFormat.of().toHexDigits((byte) stream) + nested(4, content));
    }

    private static String text(int field, String text) {
        return nested(field, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String nested(int field, String content) {
        var digits = HexFormat.of();
        return digits.toHexDigits((byte) ((field << 3) | 2))
                + digits.toHexDigits((byte) (content.length() / 2))
                + content;
    }
}
