package dev.slipway.cli.visit;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = {
            "Run a command in a container of its own, and end with its exit code.",
            "It is made like the gears of a service, without ports, also where none of them runs, and removed afterwards."
        })
public final class RunCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            description = "The service whose image, configuration and volumes it has.")
    private String place = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments. 'slipway events' shows them: pass no secrets here.")
    private List<String> words = List.of();

    @Mixin
    private CommandOptions options;

    @Option(names = "--rm", description = "Remove the container afterwards, which is done anyway.")
    @SuppressWarnings("UnusedVariable") // a habit of Docker's users
    private boolean remove;

    private RunCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    /** The command on this console; what stands behind the first word belongs to the command that is run. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new RunCommand(console, door)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        var command = options.command(console, words);
        try (var session = door.open(console);
                var visit = session.platform().visiting().run(name, place, command, Author.of(console))) {
            return Attendance.of(console, command, visit.session());
        }
    }
}
