package dev.slipway.catalog.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Faults that may be gone a moment later. Inside a build step there is nothing but text to tell a mirror that lost a
 * race from a command that fails, so the lines that apt, curl and BuildKit print for network faults are matched
 * exactly; everything else is taken as lasting.
 */
final class PassingFault {
    private static final List<Pattern> LINES = List.of(
            Pattern.compile("E: Failed to fetch .*(404 |50[0234] |Hash Sum mismatch|Connection|timed out|reset).*"),
            Pattern.compile("E: Failed to fetch .*(Temporary failure resolving|File has unexpected size).*"),
            Pattern.compile("(E|W): .*(Hash Sum mismatch|Mirror sync in progress\\?).*"),
            Pattern.compile("Err:\\d+ .* (404  Not Found|50[0234] .*)"),
            Pattern.compile("curl: \\((5|6|7|16|18|28|35|52|55|56|92)\\) .*"),
            Pattern.compile("curl: \\(22\\) The requested URL returned error: (408|429|50[0234]).*"),
            Pattern.compile(".*(connection reset by peer|TLS handshake timeout|i/o timeout|unexpected EOF).*"),
            Pattern.compile(".*(503 Service Unavailable|502 Bad Gateway|429 Too Many Requests).*"));

    private PassingFault() {}

    /** The line that shows a fault which may pass, if one of these does. */
    static Optional<String> in(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line ->
                        LINES.stream().anyMatch(pattern -> pattern.matcher(line).matches()))
                .findFirst();
    }
}
