package dev.slipway.cli.deployments;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.AbsentException;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.release.Deployment;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Cancel the deployment that is under way; what was current stays, or is made so again.")
final class DeploymentCancelCommand implements Callable<Integer> {
    private static final int LOOK_BACK = 100;

    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Parameters(paramLabel = "DEPLOYMENT", arity = "0..1", description = "Its number (default: the one under way).")
    private @Nullable String number;

    DeploymentCancelCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        var patience = waiting.patience();
        try (var session = door.open(console)) {
            var platform = session.platform();
            var id = number == null ? underWay(platform, name) : DeploymentsCommand.number(number);
            var cancelled = platform.cancel(name, id, Author.of(console));
            var ended = waiting.isWaiting() ? platform.await(name, cancelled.id(), patience) : cancelled;
            console.err().println("deployment " + id + " of '" + name + "' is " + DeploymentsCommand.state(ended));
            return ended.state().ended() || !waiting.isWaiting() ? ExitCode.DONE : ExitCode.TIMED_OUT;
        }
    }

    /** The oldest that has not ended: the others wait for it. */
    private static int underWay(Platform platform, String name) {
        return platform.deployments(name, LOOK_BACK).stream()
                .filter(one -> !one.state().ended())
                .mapToInt(Deployment::id)
                .min()
                .orElseThrow(() -> new AbsentException("no deployment of '" + name + "' is under way"));
    }
}
