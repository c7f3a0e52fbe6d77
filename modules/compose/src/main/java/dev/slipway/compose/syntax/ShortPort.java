package dev.slipway.compose.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A port in the short notation: {@code [[address:][published]:]target[/protocol]}, where both may be ranges. */
public record ShortPort(@Nullable String hostIp, @Nullable PortRange published, int target, String protocol) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?:(\\[[0-9a-fA-F:.%]+]|[^:/]*):)?([0-9-]*):)?([0-9-]+)(?:/([a-zA-Z]+))?");

    /**
     * Reads the short notation. A range of targets becomes one port for each; a range of published ports for one target
     * stays a range, of which one is taken. Throws {@link IllegalArgumentException} with the value and what is wrong.
     */
    public static List<ShortPort> parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a port; expected [[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL], such as 127.0.0.1:8080:80");
        }
        var targets = PortRange.parse(matcher.group(3));
        var published =
                matcher.group(2) == null || matcher.group(2).isEmpty() ? null : PortRange.parse(matcher.group(2));
        if (published != null && targets.size() > 1 && published.size() != targets.size()) {
            throw new IllegalArgumentException("'" + text + "' publishes " + published.size() + " ports for "
                    + targets.size() + "; the ranges must be of the same length");
        }
        var protocol = matcher.group(4) == null ? "tcp" : matcher.group(4).toLowerCase(java.util.Locale.ROOT);
        return expand(address(matcher.group(1)), published, targets, protocol);
    }

    private static List<ShortPort> expand(
            @Nullable String hostIp, @Nullable PortRange published, PortRange targets, String protocol) {
        var ports = new ArrayList<ShortPort>();
        for (var index = 0; index < targets.size(); index++) {
            ports.add(new ShortPort(hostIp, nth(published, index, targets.size()), targets.first() + index, protocol));
        }
        return ports;
    }

    private static @Nullable PortRange nth(@Nullable PortRange published, int index, int targets) {
        if (published == null || targets == 1) {
            return published;
        }
        return new PortRange(published.first() + index, published.first() + index);
    }

    private static @Nullable String address(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return null;
        }
        return written.startsWith("[") ? written.substring(1, written.length() - 1) : written;
    }
}
