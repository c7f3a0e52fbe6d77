package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "End all that an application runs, and remove it; its volumes are kept unless told otherwise.")
public final class DownCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Option(
            names = {"-v", "--volumes"},
            description = "Remove its volumes, too, and what is in them.")
    private boolean volumes;

    @Mixin
    private WaitOptions waiting;

    /** The command on this console. */
    public DownCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            session.platform().destroy(name, !volumes, Author.of(console));
            return waiting.depart(console, session.platform(), name, !volumes);
        }
    }
}
