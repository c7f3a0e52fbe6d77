package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.platform.runtime.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command is run. */
final class CommandOptions {
    @Option(
            names = {"-i", "--interactive"},
            description = "Feed it standard input; it is anyway, unless --no-stdin says otherwise.")
    private boolean interactive;

    @Option(
            names = {"-t", "--tty"},
            description = "Give it a terminal; it has one anyway where standard input and output are one.")
    private boolean tty;

    @Option(
            names = {"-T", "--no-tty"},
            description = "Give it no terminal.")
    private boolean noTty;

    @Option(names = "--no-stdin", description = "Feed it nothing.")
    private boolean noStdin;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "As this user, or user:group (default: that of the gear).")
    private String user = "";

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "FOLDER",
            description = "In this folder (default: that of the gear).")
    private String folder = "";

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "With this variable, too; the value of our own where only the name is given.")
    private List<String> variables = List.of();

    /** These words as wished. */
    Command command(Console console, List<String> words) {
        var all = new ArrayList<>(words);
        if (interactive && noStdin) {
            throw new IllegalArgumentException("--interactive and --no-stdin exclude each other");
        }
        if (all.size() > 1 && all.getFirst().equals("--")) {
            all.removeFirst();
        }
        return new Command(all, environment(console), user, folder, terminal(console), !noStdin);
    }

    private boolean terminal(Console console) {
        if (tty && !console.device().reads()) {
            throw new IllegalArgumentException("-t: standard input is no terminal; leave it out");
        }
        var usual = console.device().reads() && console.device().prints();
        return !noTty && (tty || usual);
    }

    private Map<String, String> environment(Console console) {
        var environment = new HashMap<String, String>();
        for (var variable : variables) {
            var sign = variable.indexOf('=');
            if (sign == 0 || variable.isEmpty()) {
                throw new IllegalArgumentException("--env: '" + variable + "': expected NAME=VALUE");
            }
            if (sign > 0) {
                environment.put(variable.substring(0, sign), variable.substring(sign + 1));
            } else if (console.environment().containsKey(variable)) {
                environment.put(variable, console.environment().get(variable));
            }
        }
        return environment;
    }
}
