package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.ReleaseNumber;
import dev.slipway.cli.platform.WaitOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        description = {
            "Make an older release current again: its images, configuration and specification.",
            "It becomes a new release, a copy of the older one; scaling stays as it is."
        })
public final class RollbackCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Parameters(
            paramLabel = "RELEASE",
            arity = "0..1",
            description = "The older release, such as v3 (default: the one before the current one).")
    private @Nullable String version;

    /** The command on this console. */
    public RollbackCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var number = version == null ? 0 : ReleaseNumber.parse(version);
        var name = application.name(console);
        try (var session = door.open(console)) {
            var deployed = session.platform().rollback(name, number, Author.of(console));
            return waiting.follow(console, session.platform(), name, deployed);
        }
    }
}
