package dev.slipway.cli.app;

import dev.slipway.cli.gears.PsCommand;
import dev.slipway.cli.gears.RemoveCommand;
import dev.slipway.cli.gears.ServicesCommand;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.visit.ExecCommand;
import dev.slipway.cli.visit.LogsCommand;
import dev.slipway.cli.visit.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway stack}: the words that fingers know from Docker Compose, in a folder with a Compose file. */
@Command(
        name = "stack",
        description = "The words of Docker Compose, for the Compose file here; each is also a word of slipway itself.")
public final class StackCommand {
    private StackCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new StackCommand())
                .addSubcommand(new UpCommand(console, door))
                .addSubcommand(new PsCommand(console, door))
                .addSubcommand(new LogsCommand(console, door))
                .addSubcommand(ExecCommand.on(console, door))
                .addSubcommand(RunCommand.on(console, door))
                .addSubcommand("stop", ServicesCommand.stop(console, door))
                .addSubcommand("start", ServicesCommand.start(console, door))
                .addSubcommand("restart", ServicesCommand.restart(console, door))
                .addSubcommand(new RemoveCommand(console, door))
                .addSubcommand(new DownCommand(console, door));
    }
}
