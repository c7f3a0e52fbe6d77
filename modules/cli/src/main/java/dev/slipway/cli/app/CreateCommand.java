package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Create an application with nothing in it; 'slipway up' creates what it needs itself.")
final class CreateCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Parameters(paramLabel = "NAME", description = "Its name.")
    private String name = "";

    @Option(
            names = "--project",
            paramLabel = "PROJECT",
            defaultValue = "default",
            description = "The project it belongs to (default: ${DEFAULT-VALUE}).")
    private String project = "";

    CreateCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            session.platform().create(name, project, Author.of(console));
            console.out().println(name);
            return ExitCode.DONE;
        }
    }
}
