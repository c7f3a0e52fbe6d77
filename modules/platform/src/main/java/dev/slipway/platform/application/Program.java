package dev.slipway.platform.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gear runs. What is null or empty is taken from the image.
 *
 * @param entrypoint what is run, or null; an empty list means none even where the image has one
 * @param command its arguments, or null
 * @param workingDirectory directory it runs in
 * @param user user and group
 * @param groups further groups
 * @param hostname name the gear gives itself, or empty for its own name
 * @param domainname domain of that name
 * @param init whether a small init process reaps its children
 * @param terminal whether it gets a terminal
 * @param stdin whether its standard input stays open
 */
public record Program(
        @Nullable List<String> entrypoint,
        @Nullable List<String> command,
        String workingDirectory,
        String user,
        List<String> groups,
        String hostname,
        String domainname,
        boolean init,
        boolean terminal,
        boolean stdin) {
    /** Copies the lists. */
    public Program {
        entrypoint = entrypoint == null ? null : List.copyOf(entrypoint);
        command = command == null ? null : List.copyOf(command);
        groups = List.copyOf(groups);
    }

    /** What the image says. */
    public static Program ofImage() {
        return new Program(null, null, "", "", List.of(), "", "", false, false, false);
    }

    /** The same with this command. */
    public Program withCommand(List<String> words) {
        return new Program(
                entrypoint, words, workingDirectory, user, groups, hostname, domainname, init, terminal, stdin);
    }
}
