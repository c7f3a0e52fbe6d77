package dev.slipway.cli.images;

import dev.slipway.cli.output.Console;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The noun {@code images} with its verbs. */
@Command(name = "images", description = "Build trees of container images from a catalogue.")
public final class ImagesCommand {
    private ImagesCommand() {}

    /** The command with all its verbs, working on this console. */
    public static CommandLine on(Console console) {
        var images = new CommandLine(new ImagesCommand());
        List.of(
                        new ListCommand(console),
                        new PlanCommand(console),
                        new BuildCommand(console),
                        new GraphCommand(console),
                        new DockerfileCommand(console),
                        new ConfigCommand(console),
                        new LogsCommand(console),
                        new CheckCommand(console))
                .forEach(images::addSubcommand);
        return images;
    }
}
