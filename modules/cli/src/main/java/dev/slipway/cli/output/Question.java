package dev.slipway.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Asks before something is done that cannot be taken back. Where nobody can be asked, it must be said beforehand. */
public final class Question {
    private Question() {}

    /**
     * Whether somebody at a terminal said yes.
     *
     * @param forced whether nobody is to be asked, as yes was said beforehand
     * @throws IllegalArgumentException when there is no terminal
     */
    public static boolean agreed(Console console, boolean forced, String text) {
        if (forced) {
            return true;
        }
        if (console.terminal() == 0) {
            throw new IllegalArgumentException(
                    "nobody is there to be asked: '" + text + "'; without a terminal this needs --force");
        }
        console.err().print(text + " [y/N] ");
        console.err().flush();
        var answer = line(console).strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /** Up to the end of the line and not further: the rest is somebody else's. */
    private static String line(Console console) {
        var line = new StringBuilder();
        try {
            for (var next = console.in().read();
                    next >= 0 && next != '\n';
                    next = console.in().read()) {
                line.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
