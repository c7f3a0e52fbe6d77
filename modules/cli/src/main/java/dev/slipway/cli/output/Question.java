package dev.slipway.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Asks before something is done that cannot be taken back. */
public final class Question {
    private Question() {}

    /** Whether somebody at a terminal said yes; nobody is asked where there is no terminal. */
    public static boolean agreed(Console console, String text) {
        if (console.terminal() == 0) {
            return true;
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
