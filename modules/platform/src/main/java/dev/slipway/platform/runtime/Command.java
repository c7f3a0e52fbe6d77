package dev.slipway.platform.runtime;

import java.util.List;
import java.util.Map;

/**
 * A command for a gear.
 *
 * @param words the command and its arguments
 * @param environment added to the gear's
 * @param user its user, or empty for the gear's
 * @param workingDirectory its directory, or empty for the gear's
 * @param terminal whether it gets a terminal, which merges its two outputs
 * @param stdin whether it gets a standard input
 */
public record Command(
        List<String> words,
        Map<String, String> environment,
        String user,
        String workingDirectory,
        boolean terminal,
        boolean stdin) {
    /** Copies what it is given. */
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** This command as the gear's user, without input. */
    public static Command of(String... words) {
        return new Command(List.of(words), Map.of(), "", "", false, false);
    }

    /** The same with a standard input. */
    public Command withStdin() {
        return new Command(words, environment, user, workingDirectory, terminal, true);
    }

    /** The same with a terminal. */
    public Command withTerminal() {
        return new Command(words, environment, user, workingDirectory, true, stdin);
    }
}
