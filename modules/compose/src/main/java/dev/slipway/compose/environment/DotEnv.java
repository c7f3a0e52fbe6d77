package dev.slipway.compose.environment;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Files of variables (Compose Specification, section "env_file format"): {@code NAME=value} or {@code NAME: value},
 * perhaps after {@code export}; a name alone takes the value it has outside. Values without quotes end at {@code " #"}
 * or the line's end; single quotes keep everything; double quotes know {@code \n \r \t \\ \" \$}. Both may span lines.
 * Variables are put in everywhere but between single quotes, and see those set above them.
 *
 * <p>Every fault is an {@link InputException} with file and line.
 */
public final class DotEnv {
    private final Path file;
    private final String text;
    private final Variables outside;
    private final Consumer<String> missing;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private DotEnv(Path file, String text, Variables outside, Consumer<String> missing) {
        this.file = file;
        this.text = text;
        this.outside = outside;
        this.missing = missing;
    }

    /** Reads a file. Outer variables win where the file uses a variable; the names of missing ones are told. */
    public static Map<String, String> read(Path file, Variables outside, Consumer<String> missing) {
        return new DotEnv(file, content(file), outside, missing).read();
    }

    /** Reads a file in the format {@code raw}: what stands behind the first {@code =} of a line is the value. */
    public static Map<String, String> readRaw(Path file, Variables outside) {
        var values = new LinkedHashMap<String, String>();
        content(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    var equals = line.indexOf('=');
                    if (equals >= 0) {
                        values.put(line.substring(0, equals).strip(), line.substring(equals + 1));
                    } else {
                        outside.get(line.strip()).ifPresent(value -> values.put(line.strip(), value));
                    }
                });
        return values;
    }

    private static String content(Path file) {
        try {
            var content = Files.readString(file);
            return (content.startsWith("\uFEFF") ? content.substring(1) : content).replace("\r\n", "\n");
        } catch (MalformedInputException e) {
            throw new InputException(file, "not UTF-8 text");
        } catch (IOException e) {
            throw new InputException(file, "cannot be read: " + e.getMessage());
        }
    }

    private Map<String, String> read() {
        while (skipToEntry()) {
            entry();
        }
        return values;
    }

    /** Skips empty lines and comments. */
    private boolean skipToEntry() {
        while (at < text.length()) {
            var letter = text.charAt(at);
            if (letter == '#') {
                at = endOfLine();
            } else if (Character.isWhitespace(letter)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void entry() {
        var name = name();
        skipSpaces();
        if (at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#') {
            outside.get(name).ifPresent(value -> values.put(name, value));
            at = endOfLine();
            return;
        }
        var delimiter = text.charAt(at);
        if (delimiter != '=' && delimiter != ':') {
            throw fault("'" + name + "' is followed by '" + delimiter + "'; expected NAME=value");
        }
        at++;
        skipSpaces();
        values.put(name, value(name));
    }

    private String name() {
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
            at += 6;
            skipSpaces();
        }
        var start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw fault("'" + text.substring(at, endOfLine()) + "' does not start with a variable's name");
        }
        return text.substring(start, at);
    }

    private String value(String name) {
        var quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote != '"' && quote != '\'') {
            return unquoted();
        }
        var line = line();
        at++;
        var written = quoted(quote, name);
        var rest = text.substring(at, endOfLine()).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            throw fault("'" + rest + "' follows the closing quote of '" + name + "'");
        }
        at = endOfLine();
        return quote == '\'' ? written.replace("\\'", "'") : interpolate(unescaped(written), line);
    }

    private String unquoted() {
        var line = line();
        var end = endOfLine();
        var written = text.substring(at, end);
        at = end;
        var comment = written.startsWith("#") ? 0 : written.indexOf(" #");
        return interpolate((comment < 0 ? written : written.substring(0, comment)).strip(), line);
    }

    private String quoted(char quote, String name) {
        var start = at;
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                return text.substring(start, at++);
            }
        }
        at = start;
        throw fault("the quote " + quote + " before the value of '" + name + "' is not closed");
    }

    /** Undoes the escapes of double quotes; an escaped dollar sign is doubled, as the interpolation takes it. */
    private static String unescaped(String written) {
        var result = new StringBuilder();
        for (var index = 0; index < written.length(); index++) {
            var letter = written.charAt(index);
            if (letter != '\\' || index + 1 == written.length()) {
                result.append(letter);
            } else {
                result.append(escape(written.charAt(++index)));
            }
        }
        return result.toString();
    }

    private static String escape(char letter) {
        return switch (letter) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '$' -> "$$";
            case '"', '\'', '\\' -> String.valueOf(letter);
            default -> "\\" + letter;
        };
    }

    private String interpolate(String value, int line) {
        try {
            return new Interpolation(this::variable, missing).apply(value);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, line, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> variable(String name) {
        return outside.get(name).or(() -> Optional.ofNullable(values.get(name)));
    }

    private void skipSpaces() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private int endOfLine() {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int line() {
        return 1 + (int) text.chars().limit(at).filter(letter -> letter == '\n').count();
    }

    private InputException fault(String problem) {
        return new InputException(file, line(), problem);
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }

    private static boolean isName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '.' || letter == '-';
    }
}
