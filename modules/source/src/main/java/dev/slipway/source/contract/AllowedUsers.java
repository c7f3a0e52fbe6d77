package dev.slipway.source.contract;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * User ids that builds may run as.
 *
 * @param text as written, such as {@code 1-,500}
 * @param ranges from and to, both included; none allows everybody, even those with a name
 */
public record AllowedUsers(String text, List<Range> ranges) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,10})?(-)?([0-9]{1,10})?");

    /** From and to, both included. */
    public record Range(long from, long to) {
        boolean has(long id) {
            return from <= id && id <= to;
        }
    }

    /** Everybody. */
    public static AllowedUsers all() {
        return new AllowedUsers("", List.of());
    }

    /**
     * Reads a list of {@code n}, {@code -n}, {@code n-} and {@code n-m} that commas divide.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AllowedUsers parse(String text) {
        return text.isBlank()
                ? all()
                : new AllowedUsers(
                        text,
                        Stream.of(text.split(",", -1))
                                .map(part -> range(part.strip()))
                                .toList());
    }

    /** Whether this user, a number with or without a group, may run builds. */
    public boolean permits(String user) {
        if (ranges.isEmpty()) {
            return true;
        }
        var id = user.replaceFirst(":.*", "");
        return id.matches("[0-9]{1,10}") && ranges.stream().anyMatch(range -> range.has(Long.parseLong(id)));
    }

    private static Range range(String text) {
        var parts = RANGE.matcher(text);
        if (parts.matches() && (parts.group(1) != null || parts.group(3) != null)) {
            var from = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
            var open = parts.group(2) == null ? from : Long.MAX_VALUE;
            var to = parts.group(3) == null ? open : Long.parseLong(parts.group(3));
            if (from <= to) {
                return new Range(from, to);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no range of user ids; expected N, -N, N- or N-M");
    }
}
