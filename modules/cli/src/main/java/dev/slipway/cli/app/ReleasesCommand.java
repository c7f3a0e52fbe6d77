package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway releases}: what an application was. */
@Command(name = "releases", description = "List the releases of an application, show one, compare two.")
public final class ReleasesCommand {
    private ReleasesCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new ReleasesCommand())
                .addSubcommand(new ReleaseListCommand(console, door))
                .addSubcommand(new ReleaseInfoCommand(console, door))
                .addSubcommand(new ReleaseDiffCommand(console, door));
    }
}
