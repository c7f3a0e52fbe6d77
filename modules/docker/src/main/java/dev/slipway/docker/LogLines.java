package dev.slipway.docker;

import dev.slipway.engine.container.Output;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.platform.gear.GearName;
import dev.slipway.platform.runtime.LogLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Puts lines together from the pieces of a container's output, each line with its time before it. */
final class LogLines implements OutputListener {
    /** A line that never ends is handed on in parts. */
    private static final int LONGEST = 64 * 1024;

    private final GearName gear;
    private final Consumer<LogLine> listener;
    private final Line out = new Line();
    private final Line error = new Line();
    private Instant last = Instant.EPOCH;

    /** A line of which more may come; an engine puts the line's time before each part of a long one. */
    private static final class Line {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private byte[] time = new byte[0];

        /** Where in a piece the text begins that belongs to a line which has begun already. */
        int begin(byte[] piece) {
            if (time.length > 0 && Arrays.mismatch(time, piece) == time.length) {
                return time.length;
            }
            if (bytes.size() == 0) {
                time = Arrays.copyOf(piece, new String(piece, StandardCharsets.ISO_8859_1).indexOf(' ') + 1);
            }
            return 0;
        }
    }

    LogLines(GearName gear, Consumer<LogLine> listener) {
        this.gear = gear;
        this.listener = listener;
    }

    @Override
    public void output(Output stream, byte[] piece) {
        var line = stream == Output.ERROR ? error : out;
        for (var at = line.begin(piece); at < piece.length; at++) {
            if (piece[at] == '\n' || line.bytes.size() >= LONGEST) {
                finish(stream, line.bytes);
            }
            if (piece[at] == '\n') {
                line.time = new byte[0];
            } else {
                line.bytes.write(piece[at]);
            }
        }
    }

    /** Hands on what did not end in a line end. */
    void finish() {
        finish(Output.OUT, out.bytes);
        finish(Output.ERROR, error.bytes);
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
