package dev.slipway.cli.registry;

import dev.slipway.cli.output.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway registry}: a registry on this machine. */
@Command(name = "registry", description = "Run a registry on this machine.")
public final class RegistryCommand {
    private static final Map<String, Function<Console, Object>> VERBS = verbs();

    private RegistryCommand() {}

    /** The command with the one verb that is called, or with all verbs when the word is none. */
    public static CommandLine on(Console console, String verb) {
        var registry = bare();
        VERBS.forEach((name, command) -> {
            if (!VERBS.containsKey(verb) || name.equals(verb)) {
                registry.addSubcommand(name, command.apply(console));
            }
        });
        return registry;
    }

    /** The command without its verbs. */
    public static CommandLine bare() {
        return new CommandLine(new RegistryCommand());
    }

    private static Map<String, Function<Console, Object>> verbs() {
        var verbs = new LinkedHashMap<String, Function<Console, Object>>();
        verbs.put("start", StartCommand::new);
        verbs.put("status", StatusCommand::new);
        verbs.put("stop", StopCommand::new);
        return verbs;
    }
}
