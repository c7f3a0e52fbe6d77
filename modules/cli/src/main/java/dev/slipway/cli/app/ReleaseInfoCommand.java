package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.ReleaseNumber;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "info", description = "Show a release: what each service is, and the image it is made of.")
final class ReleaseInfoCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Parameters(paramLabel = "RELEASE", description = "Its number, such as v3.")
    private String version = "";

    ReleaseInfoCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var number = ReleaseNumber.parse(version);
        try (var session = door.open(console)) {
            var release = session.platform().release(application.name(console), number);
            console.out()
                    .println("release v" + release.version() + " by " + release.author() + " at "
                            + release.created() + ": " + release.reason() + "; configuration "
                            + release.config().version());
            var table = new Table("SERVICE", "IMAGE", "ID", "GEARS");
            release.spec()
                    .services()
                    .forEach((name, service) -> table.add(
                            name,
                            service.image(),
                            String.valueOf(release.artifacts().get(name)),
                            String.valueOf(service.replicas())));
            console.out().print(table);
            return ExitCode.DONE;
        }
    }
}
