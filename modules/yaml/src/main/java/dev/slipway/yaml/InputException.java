package dev.slipway.yaml;

import java.nio.file.Path;

/** What somebody wrote is not what we can take; the message names the file, the line, the field and the value. */
public final class InputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** A fault that has no file, such as an option of the command line. */
    public InputException(String message) {
        super(message);
    }

    /** A fault somewhere in a file or folder. */
    public InputException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /** A fault at a line (counted from one) of a file. */
    public InputException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
