package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "replace", description = "Replace gears by new ones that are alike; volumes, ports and addresses stay.")
public final class ReplaceCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Parameters(paramLabel = "GEAR", arity = "1..*", description = "All gears of a service, or one such as web.2.")
    private Set<String> gears = new LinkedHashSet<>();

    /** The command on this console. */
    public ReplaceCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            session.platform().replace(name, gears, Author.of(console));
            return waiting.settle(console, session.platform(), name);
        }
    }
}
