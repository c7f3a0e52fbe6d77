package dev.slipway.cli.client;

import dev.slipway.platform.json.PlatformJson;
import dev.slipway.platform.output.Cursors;
import dev.slipway.platform.output.GearLine;
import dev.slipway.platform.output.LogListener;
import dev.slipway.platform.output.LogWish;
import dev.slipway.server.api.LogStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines from a server that may break off at any moment. What is asked for anew begins a little before the last line, as
 * lines of several gears may come a little out of order; what was seen already is left out.
 */
final class ResumedLogs {
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final LogWish wish;
    private final LogListener listener;
    private final Cursors cursors = new Cursors();
    private Map<String, Cursors.Reading> readings = new HashMap<>();
    private @Nullable Instant begun;
    private @Nullable Instant latest;
    private boolean ended;

    ResumedLogs(LogWish wish, LogListener listener) {
        this.wish = wish;
        this.listener = listener;
    }

    /** What to ask for now. */
    LogWish next() {
        readings = new HashMap<>();
        if (begun == null) {
            return wish;
        }
        return wish.from((latest == null ? begun : latest).minus(OVERLAP));
    }

    /** Whether nothing more will come. */
    boolean ended() {
        return ended;
    }

    /** Takes an event of {@link LogStream}. */
    void event(String kind, String data) {
        switch (kind) {
            case LogStream.LINE -> line(PlatformJson.read(data, GearLine.class));
            case LogStream.NOTE ->
                listener.note(PlatformJson.read(data, LogStream.Note.class).text());
            case LogStream.BEGUN -> {
                if (begun == null) {
                    begun = PlatformJson.read(data, LogStream.Begun.class).time();
                    listener.begun(begun);
                }
            }
            case LogStream.END -> ended = true;
            default -> {
                // a later server has more to say
            }
        }
    }

    private void line(GearLine line) {
        if (readings.computeIfAbsent(line.container(), cursors::reading).isNew(line)) {
            if (latest == null || latest.isBefore(line.time())) {
                latest = line.time();
            }
            listener.line(line);
        }
    }
}
