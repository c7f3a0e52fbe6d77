package dev.slipway.compose.finding;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something to say about a place in a Compose file. The line is counted from one, 0 where the finding is about a whole
 * file; the key is the dotted path of what was written, such as {@code services.web.ports[0]}.
 */
public record Finding(Severity severity, @Nullable Path file, int line, String key, String message) {
    /** By file and line, the order in which somebody corrects a file. */
    public static final Comparator<Finding> BY_PLACE = Comparator.comparing((Finding finding) ->
                    finding.file() == null ? "" : finding.file().toString())
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::key)
            .thenComparing(Finding::message);

    /** How much a finding weighs. */
    public enum Severity {
        /** The project cannot be used. */
        ERROR,
        /** Something that was written has no effect, or another one than with Docker Compose. */
        WARNING,
        /** How something was understood. */
        NOTE
    }

    /** {@code file:line: key: message}, without what is not known. */
    public String text() {
        var place = file == null ? "" : file + (line == 0 ? "" : ":" + line) + ": ";
        return place + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
