package dev.slipway.docker;

import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/** Puts lines together from the pieces of a container's output, each line with its time before it. */
final class LogLines implements OutputListener {
    /** A line that never ends is handed on in parts. */
    private static final int LONGEST = 64 * 1024;

    private final GearName gear;
    private final Consumer<LogLine> listener;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private Instant last = Instant.EPOCH;

    LogLines(GearName gear, Consumer<LogLine> listener) {
        this.gear = gear;
        this.listener = listener;
    }

    @Override
    public void output(Output stream, byte[] piece) {
        var line = stream == Output.ERROR ? error : out;
        for (var single : piece) {
            if (single == '\n' || line.size() >= LONGEST) {
                finish(stream, line);
            }
            if (single != '\n') {
                line.write(single);
            }
        }
    }

    /** Hands on what did not end in a line end. */
    void finish() {
        finish(Output.OUT, out);
        finish(Output.ERROR, error);
    }

    private void finish(Output stream, ByteArrayOutputStream line) {
        if (line.size() == 0) {
            return;
        }
        var text = withoutReturn(line.toString(StandardCharsets.UTF_8));
        line.reset();
        var space = text.indexOf(' ');
        var rest = space > 0 && isTime(text.substring(0, space)) ? text.substring(space + 1) : text;
        listener.accept(new LogLine(gear, last, stream == Output.ERROR, rest));
    }

    /** A terminal ends lines with two characters. */
    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether a word is the time of its line, which is remembered then; parts of long lines have none. */
    private boolean isTime(String word) {
        try {
            last = Instant.parse(word);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
