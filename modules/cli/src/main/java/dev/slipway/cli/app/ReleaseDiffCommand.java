package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.ReleaseNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Show how one release differs from another.")
final class ReleaseDiffCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Parameters(index = "0", paramLabel = "FROM", description = "The one, such as v3.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The other, such as v5.")
    private String to = "";

    ReleaseDiffCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var one = ReleaseNumber.parse(from);
        var other = ReleaseNumber.parse(to);
        try (var session = door.open(console)) {
            var diff = session.platform().diff(application.name(console), one, other);
            DiffText.print(diff, console);
            if (diff.differences().isEmpty()) {
                console.err().println("v" + one + " and v" + other + " are alike");
            }
            return ExitCode.DONE;
        }
    }
}
