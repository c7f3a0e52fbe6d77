package dev.slipway.yaml;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wrote is not what we can take; the message names the file, the line, the field and the value. */
public final class InputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    private final int line;
    private final String problem;

    /** A fault that has no file, such as an option of the command line. */
    public InputException(String message) {
        super(message);
        this.file = null;
        this.line = 0;
        this.problem = message;
    }

    /** A fault somewhere in a file or folder. */
    public InputException(Path file, String problem) {
        super(file + ": " + problem);
        this.file = file;
        this.line = 0;
        this.problem = problem;
    }

    /** A fault at a line (counted from one) of a file. */
    public InputException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.file = file;
        this.line = line;
        this.problem = problem;
    }

    /** The file or folder that has the fault. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The line, counted from one; 0 where it is not known. */
    public int line() {
        return line;
    }

    /** The message without file and line. */
    public String problem() {
        return problem;
    }
}
