package dev.slipway.compose.syntax;

import java.util.regex.Pattern;

/** One port or several in a row. */
public record PortRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** Refuses what is not a range of ports; 0 stands for any free port. */
    public PortRange {
        if (first < 0 || last > 65_535 || last < first) {
            throw new IllegalArgumentException(
                    "'" + text(first, last) + "' is not a port or a range of ports from 0 to 65535");
        }
    }

    /** Reads {@code 80} or {@code 8000-8010}. */
    public static PortRange parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a port or a range of ports like 8000-8010");
        }
        var first = Integer.parseInt(matcher.group(1));
        return new PortRange(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    /** The number of ports. */
    public int size() {
        return last - first + 1;
    }

    /** {@code 80}, or {@code 8000-8010}. */
    public String text() {
        return text(first, last);
    }

    private static String text(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
