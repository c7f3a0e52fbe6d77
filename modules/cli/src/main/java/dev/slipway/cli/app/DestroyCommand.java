package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "destroy",
        description = "End all that an application runs, and remove it with its releases, configuration and volumes.")
final class DestroyCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Parameters(paramLabel = "NAME", description = "Its name, in full and never guessed.")
    private String name = "";

    @Option(names = "--keep-volumes", description = "Keep its volumes and what is in them.")
    private boolean keepVolumes;

    @Mixin
    private WaitOptions waiting;

    DestroyCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            session.platform().destroy(name, keepVolumes, Author.of(console));
            return waiting.depart(console, session.platform(), name, keepVolumes);
        }
    }
}
