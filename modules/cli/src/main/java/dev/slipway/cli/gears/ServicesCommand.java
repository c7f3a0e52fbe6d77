package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.Platform;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands that do one thing with the gears of chosen services, and make no release. */
@Command
public final class ServicesCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;
    private final Deed deed;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services (default: all).")
    private Set<String> services = new LinkedHashSet<>();

    private ServicesCommand(Console console, PlatformDoor door, Deed deed) {
        this.console = console;
        this.door = door;
        this.deed = deed;
    }

    /** What is done. */
    private interface Deed {
        void to(Platform platform, String application, Set<String> services, String author);
    }

    /** {@code slipway stop}. */
    public static CommandLine stop(Console console, PlatformDoor door) {
        return command("End the gears of services without removing them.", console, door, Platform::stop);
    }

    /** {@code slipway start}. */
    public static CommandLine start(Console console, PlatformDoor door) {
        return command("Start the gears of stopped services again.", console, door, Platform::start);
    }

    /** {@code slipway restart}. */
    public static CommandLine restart(Console console, PlatformDoor door) {
        return command(
                "End and start gears, one after the other; they are told what they were told before.",
                console,
                door,
                Platform::restart);
    }

    private static CommandLine command(String description, Console console, PlatformDoor door, Deed deed) {
        var command = new CommandLine(new ServicesCommand(console, door, deed));
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            deed.to(session.platform(), name, services, Author.of(console));
            return waiting.settle(console, session.platform(), name);
        }
    }
}
