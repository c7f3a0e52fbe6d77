package dev.slipway.compose.syntax;

import java.util.regex.Pattern;

/** Permissions of a file in octal: {@code 0440}, {@code 0o440} or {@code 440}. */
public final class FileMode {
    private static final Pattern FORM = Pattern.compile("(?:0o)?([0-7]{1,5})");

    private FileMode() {}

    /** Reads permissions; throws {@link IllegalArgumentException} with the value and the form expected. */
    public static int parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a file mode; expected octal digits like 0440");
        }
        return Integer.parseInt(matcher.group(1), 8);
    }

    /** Four octal digits or more. */
    public static String text(int mode) {
        return "%04o".formatted(mode);
    }
}
