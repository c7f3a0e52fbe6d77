package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * A command to run in a running container.
 *
 * @param command the command and its arguments
 * @param environment added to that of the container
 * @param user user and group; empty for the container's
 * @param workingDirectory directory it runs in; empty for the container's
 * @param terminal give it a terminal, which merges its two outputs
 * @param privileged with all capabilities
 */
public record ExecSpec(
        List<String> command,
        Map<String, String> environment,
        String user,
        String workingDirectory,
        boolean terminal,
        boolean privileged) {
    /** This command, as the container's user. */
    public static ExecSpec of(String... command) {
        return new ExecSpec(List.of(command), Map.of(), "", "", false, false);
    }

    /** The same with this environment. */
    public ExecSpec withEnvironment(Map<String, String> variables) {
        return new ExecSpec(command, variables, user, workingDirectory, terminal, privileged);
    }

    /** The same as this user. */
    public ExecSpec withUser(String name) {
        return new ExecSpec(command, environment, name, workingDirectory, terminal, privileged);
    }

    /** The same in this directory. */
    public ExecSpec withWorkingDirectory(String path) {
        return new ExecSpec(command, environment, user, path, terminal, privileged);
    }

    /** The same with a terminal. */
    public ExecSpec withTerminal() {
        return new ExecSpec(command, environment, user, workingDirectory, true, privileged);
    }

    /** The same with all capabilities. */
    public ExecSpec withPrivileges() {
        return new ExecSpec(command, environment, user, workingDirectory, terminal, true);
    }
}
