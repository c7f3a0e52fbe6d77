package dev.slipway.source.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Source could not be built. */
public final class SourceBuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final List<String> lastLines;

    /** What was in the way. */
    public enum Kind {
        /** A script or the engine failed. */
        FAILED,
        /** What was asked for cannot be built like that. */
        REFUSED,
        /** The user of a script is not allowed. */
        DENIED,
        /** It does not go together with what is there. */
        CONFLICT,
        /** It took too long. */
        TIMED_OUT
    }

    /** With this message, and the last lines that were printed. */
    public SourceBuildException(Kind kind, String message, List<String> lastLines, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.lastLines = List.copyOf(lastLines);
    }

    /** Of what cannot be built like that. */
    static SourceBuildException refused(String message) {
        return new SourceBuildException(Kind.REFUSED, message, List.of(), null);
    }

    /** What was in the way. */
    public Kind kind() {
        return kind;
    }

    /** The last lines that were printed, oldest first. */
    public List<String> lastLines() {
        return lastLines;
    }
}
