package dev.slipway.cli.config;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway config}: what an application is told. */
@Command(name = "config", description = "Show and change what an application is told; each change makes a release.")
public final class ConfigCommand {
    private ConfigCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new GetCommand(console, door))
                .addSubcommand(new SetCommand(console, door))
                .addSubcommand(new UnsetCommand(console, door))
                .addSubcommand(new ImportCommand(console, door));
    }
}
