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
import picocli.CommandLine.Parameters;

@Command(name = "exec", description = "Run a command in a gear that runs, and end with its exit code.")
public final class ExecCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Parameters(
            index = "0",
            paramLabel = "GEAR|SERVICE",
            description = "The gear, such as web.2, or a service, of whose gears a ready one is taken.")
    private String place = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments. 'slipway events' shows them: pass no secrets here.")
    private List<String> words = List.of();

    @Mixin
    private CommandOptions options;

    private ExecCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    /** The command on this console; what stands behind the first word belongs to the command that is run. */
    public static CommandLine on(Console console, PlatformDoor door) {
        return new CommandLine(new ExecCommand(console, door)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        var command = options.command(console, words);
        try (var session = door.open(console);
                var visit = session.platform().visiting().enter(name, place, command, Author.of(console))) {
            return Attendance.of(console, command, visit.session());
        }
    }
}
