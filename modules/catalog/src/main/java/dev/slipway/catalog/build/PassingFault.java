package dev.slipway.catalog.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Faults that may be gone a moment later. Inside a build step there is nothing but text to tell a mirror that lost a
 * race from a command that fails, so the lines that apt and curl print for network faults are matched exactly;
 * everything else is taken as lasting. Outside of commands it is the engine that reaches for the network.
 */
public final class PassingFault {
    private static final List<Pattern> LINES = List.of(
            Pattern.compile(
                    "[EW]: Failed to fetch .*(404 |50[0234] |Hash Sum mismatch|Connection|connect to|timed out|reset).*"),
            Pattern.compile("[EW]: Failed to fetch .*(Temporary failure resolving|File has unexpected size).*"),
            Pattern.compile("[EW]: .*(Hash Sum mismatch|Mirror sync in progress\\?).*"),
            Pattern.compile("Err:\\d+ .* (404  Not Found|50[0234] .*)"),
            Pattern.compile("curl: \\((5|6|7|16|18|28|35|52|55|56|92)\\) .*"),
            Pattern.compile("curl: \\(22\\) The requested URL returned error: (408|429|50[0234]).*"));

    private static final Pattern ENGINE =
            Pattern.compile("connection re(set by peer|fused)|TLS handshake timeout|i/o timeout|unexpected EOF"
                    + "|50[234] [A-Z]|429 Too Many Requests");

    /** With one of these, a command of the Dockerfile failed, and what precedes it is the command's text. */
    private static final Pattern COMMAND = Pattern.compile("exit code: \\d+");

    private PassingFault() {}

    /** The line of a command's output that shows a fault which may pass, if one of these does. */
    public static Optional<String> in(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line ->
                        LINES.stream().anyMatch(pattern -> pattern.matcher(line).matches()))
                .findFirst();
    }

    /** Whether the engine's words are about a command of the Dockerfile that failed. */
    static boolean isOfCommand(String engineMessage) {
        return COMMAND.matcher(engineMessage).find();
    }

    /** Whether the engine's own words show a fault which may pass. */
    static boolean isIn(String engineMessage) {
        return !isOfCommand(engineMessage) && ENGINE.matcher(engineMessage).find();
    }
}
