package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway app}: applications as such. */
@Command(name = "app", description = "Create, list, show and destroy applications.")
public final class AppCommand {
    private AppCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new AppCommand())
                .addSubcommand(new CreateCommand(console, door))
                .addSubcommand(new ListCommand(console, door))
                .addSubcommand(new InfoCommand(console, door))
                .addSubcommand(new DestroyCommand(console, door));
    }
}
