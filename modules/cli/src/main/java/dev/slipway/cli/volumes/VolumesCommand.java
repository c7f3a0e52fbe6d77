package dev.slipway.cli.volumes;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code slipway volumes}: what applications keep. */
@Command(name = "volumes", description = "List the volumes of applications, remove some.")
public final class VolumesCommand {
    private VolumesCommand() {}

    /** The command with all its verbs. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new VolumesCommand())
                .addSubcommand(new VolumeListCommand(console, door))
                .addSubcommand(new VolumeRemoveCommand(console, door));
    }
}
