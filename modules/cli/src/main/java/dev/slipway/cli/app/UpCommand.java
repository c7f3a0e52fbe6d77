package dev.slipway.cli.app;

import dev.slipway.cli.client.ApiClient;
import dev.slipway.cli.composed.BuildingOption;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.platform.ComposeOptions;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Run what a Compose file says, and wait until all of it is ready.",
            "Makes a release where something is another than before; touches no gear that is as it should be."
        })
public final class UpCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ComposeOptions compose;

    @Mixin
    private ProjectOption project;

    @Mixin
    private BuildingOption building;

    @Mixin
    private WaitOptions waiting;

    @Option(
            names = "--supersede",
            description = "Cancel deployments of the application that are under way, instead of waiting for them.")
    private boolean supersede;

    @SuppressWarnings("UnusedVariable") // accepted for the fingers only
    @Option(
            names = {"-d", "--detach"},
            description = "Accepted and without effect: what runs goes on by itself.")
    private boolean detached;

    @SuppressWarnings("UnusedVariable") // accepted for the fingers only
    @Option(names = "--wait", description = "Accepted and without effect: it waits unless told otherwise.")
    private boolean wait;

    /** The command on this console. */
    public UpCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        ApiClient.anticipateDeployment();
        var file = compose.read(console);
        var request = project.request(file, console, supersede, "up");
        if (!building.build(file, console)) {
            return ExitCode.FAILED;
        }
        try (var session = door.open(console)) {
            var platform = session.platform();
            return waiting.follow(console, platform, request.spec().name(), platform.deploy(request));
        }
    }
}
