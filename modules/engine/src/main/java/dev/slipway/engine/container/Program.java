package dev.slipway.engine.container;

import java.util.List;
import java.util.Map;

/**
 * What a container runs. What is empty is taken from the image.
 *
 * @param entrypoint what is run; one empty word for none, even where the image has one
 * @param command its arguments, or the command itself where there is no entrypoint
 * @param environment added to that of the image
 * @param identity who it is
 * @param workingDirectory directory it runs in
 * @param stopSignal signal that asks it to end, such as {@code SIGTERM}
 * @param terminal give it a terminal, which merges its two outputs
 * @param stdin keep its standard input open
 * @param init have a small first process reap its children
 */
public record Program(
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        Identity identity,
        String workingDirectory,
        String stopSignal,
        boolean terminal,
        boolean stdin,
        boolean init) {
    /**
     * Who a program is. What is empty is taken from the image or chosen by the engine.
     *
     * @param user user and group
     * @param groups further groups, by number or name
     * @param hostname name of its machine
     * @param domainname domain of that name
     */
    public record Identity(String user, List<String> groups, String hostname, String domainname) {
        /** As the image says. */
        public static Identity ofImage() {
            return new Identity("", List.of(), "", "");
        }

        /** The same with this user. */
        public Identity withUser(String name) {
            return new Identity(name, groups, hostname, domainname);
        }

        /** The same with this name of its machine. */
        public Identity withHostname(String name) {
            return new Identity(user, groups, name, domainname);
        }
    }

    /** What the image says. */
    public static Program ofImage() {
        return new Program(List.of(), List.of(), Map.of(), Identity.ofImage(), "", "", false, false, false);
    }

    /** The same with this entrypoint. */
    public Program withEntrypoint(String... words) {
        return new Program(
                List.of(words), command, environment, identity, workingDirectory, stopSignal, terminal, stdin, init);
    }

    /** The same with this command. */
    public Program withCommand(String... words) {
        return new Program(
                entrypoint, List.of(words), environment, identity, workingDirectory, stopSignal, terminal, stdin, init);
    }

    /** The same with this environment. */
    public Program withEnvironment(Map<String, String> variables) {
        return new Program(
                entrypoint, command, variables, identity, workingDirectory, stopSignal, terminal, stdin, init);
    }

    /** The same as this user. */
    public Program withUser(String name) {
        return withIdentity(identity.withUser(name));
    }

    /** The same in this directory. */
    public Program withWorkingDirectory(String path) {
        return new Program(entrypoint, command, environment, identity, path, stopSignal, terminal, stdin, init);
    }

    /** The same, asked to end by this signal. */
    public Program withStopSignal(String signal) {
        return new Program(entrypoint, command, environment, identity, workingDirectory, signal, terminal, stdin, init);
    }

    /** The same with a terminal. */
    public Program withTerminal() {
        return new Program(entrypoint, command, environment, identity, workingDirectory, stopSignal, true, stdin, init);
    }

    /** The same with its standard input open. */
    public Program withStdin() {
        return new Program(
                entrypoint, command, environment, identity, workingDirectory, stopSignal, terminal, true, init);
    }

    /** The same as this. */
    public Program withIdentity(Identity other) {
        return new Program(
                entrypoint, command, environment, other, workingDirectory, stopSignal, terminal, stdin, init);
    }

    /** The same with a small first process that reaps its children. */
    public Program withInit() {
        return new Program(
                entrypoint, command, environment, identity, workingDirectory, stopSignal, terminal, stdin, true);
    }
}
