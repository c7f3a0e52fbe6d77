package dev.slipway.cli.server;

import dev.slipway.cli.output.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway server}: the server that looks after applications. */
@Command(
        name = "server",
        description = "Run the server that looks after applications; other commands start it when they need it.")
public final class ServerCommand {
    private static final Map<String, Function<Console, Object>> VERBS = verbs();

    private ServerCommand() {}

    /** The command with the one verb that is called, or with all verbs when the word is none. */
    public static CommandLine on(Console console, String verb) {
        var server = bare();
        VERBS.forEach((name, command) -> {
            if (!VERBS.containsKey(verb) || name.equals(verb)) {
                server.addSubcommand(name, command.apply(console));
            }
        });
        return server;
    }

    /** The command without its verbs. */
    public static CommandLine bare() {
        return new CommandLine(new ServerCommand());
    }

    private static Map<String, Function<Console, Object>> verbs() {
        var verbs = new LinkedHashMap<String, Function<Console, Object>>();
        verbs.put("start", StartCommand::new);
        verbs.put("status", StatusCommand::new);
        verbs.put("stop", StopCommand::new);
        verbs.put("run", RunCommand::new);
        return verbs;
    }
}
