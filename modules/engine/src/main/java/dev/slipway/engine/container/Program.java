package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * What a container runs. What is empty is taken from the image.
 *
 * @param entrypoint what is run
 * @param command its arguments, or the command itself where there is no entrypoint
 * @param environment added to that of the image
 * @param user user and group
 * @param workingDirectory directory it runs in
 * @param stopSignal signal that asks it to end, such as {@code SIGTERM}
 * @param terminal give it a terminal, which merges its two outputs
 * @param stdin keep its standard input open
 */
public record Program(
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        String user,
        String workingDirectory,
        String stopSignal,
        boolean terminal,
        boolean stdin) {
    /** What the image says. */
    public static Program ofImage() {
        return new Program(List.of(), List.of(), Map.of(), "", "", "", false, false);
    }

    /** The same with this entrypoint. */
    public Program withEntrypoint(String... words) {
        return new Program(List.of(words), command, environment, user, workingDirectory, stopSignal, terminal, stdin);
    }

    /** The same with this command. */
    public Program withCommand(String... words) {
        return new Program(
                entrypoint, List.of(words), environment, user, workingDirectory, stopSignal, terminal, stdin);
    }

    /** The same with this environment. */
    public Program withEnvironment(Map<String, String> variables) {
        return new Program(entrypoint, command, variables, user, workingDirectory, stopSignal, terminal, stdin);
    }

    /** The same as this user. */
    public Program withUser(String name) {
        return new Program(entrypoint, command, environment, name, workingDirectory, stopSignal, terminal, stdin);
    }

    /** The same in this directory. */
    public Program withWorkingDirectory(String path) {
        return new Program(entrypoint, command, environment, user, path, stopSignal, terminal, stdin);
    }

    /** The same, asked to end by this signal. */
    public Program withStopSignal(String signal) {
        return new Program(entrypoint, command, environment, user, workingDirectory, signal, terminal, stdin);
    }

    /** The same with a terminal. */
    public Program withTerminal() {
        return new Program(entrypoint, command, environment, user, workingDirectory, stopSignal, true, stdin);
    }

    /** The same with its standard input open. */
    public Program withStdin() {
        return new Program(entrypoint, command, environment, user, workingDirectory, stopSignal, terminal, true);
    }
}
