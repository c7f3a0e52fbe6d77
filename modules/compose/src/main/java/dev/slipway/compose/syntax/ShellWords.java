package dev.slipway.compose.syntax;

import java.util.ArrayList;
import java.util.List;

/** Splits a command into words as a POSIX shell does, without expanding anything. */
public final class ShellWords {
    private final String command;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean open;
    private int at;

    private ShellWords(String command) {
        this.command = command;
    }

    /** The words; throws {@link IllegalArgumentException} when a quote is not closed. */
    public static List<String> split(String command) {
        return new ShellWords(command).split();
    }

    private List<String> split() {
        while (at < command.length()) {
            step(command.charAt(at++));
        }
        end();
        return List.copyOf(words);
    }

    private void step(char letter) {
        switch (letter) {
            case ' ', '\t', '\n', '\r' -> end();
            case '\'' -> quoted('\'');
            case '"' -> quoted('"');
            case '\\' -> escaped();
            default -> take(letter);
        }
    }

    private void quoted(char quote) {
        open = true;
        while (at < command.length()) {
            var letter = command.charAt(at++);
            if (letter == quote) {
                return;
            }
            var escape = letter == '\\'
                    && quote == '"'
                    && at < command.length()
                    && "\\\"$`\n".indexOf(command.charAt(at)) >= 0;
            take(escape ? command.charAt(at++) : letter);
        }
        throw new IllegalArgumentException("'" + command + "' has a quote " + quote + " that is not closed");
    }

    private void escaped() {
        if (at < command.length()) {
            take(command.charAt(at++));
        } else {
            take('\\');
        }
    }

    private void take(char letter) {
        word.append(letter);
        open = true;
    }

    private void end() {
        if (open) {
            words.add(word.toString());
        }
        word.setLength(0);
        open = false;
    }
}
