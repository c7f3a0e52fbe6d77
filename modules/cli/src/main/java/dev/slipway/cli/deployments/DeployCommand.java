package dev.slipway.cli.deployments;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.ImageRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "deploy",
        description = {
            "Run another image of one service, and wait until its gears are ready.",
            "Makes a release that is the newest one but for that image; the Compose file is not read."
        })
public final class DeployCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Option(
            names = "--supersede",
            description = "Cancel deployments of the application that are under way, instead of waiting for them.")
    private boolean supersede;

    @Parameters(
            paramLabel = "[SERVICE=]IMAGE",
            description = "Such as web=shop/web:v2; without a service where there is only one.")
    private String wish = "";

    /** The command on this console. */
    public DeployCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var sign = wish.indexOf('=');
        if (sign == 0 || sign == wish.length() - 1 || wish.isBlank()) {
            throw new IllegalArgumentException("'" + wish + "': expected SERVICE=IMAGE, such as web=shop/web:v2");
        }
        var name = application.name(console);
        var service = sign < 0 ? "" : wish.substring(0, sign);
        var request = new ImageRequest(name, service, wish.substring(sign + 1), supersede, Author.of(console));
        try (var session = door.open(console)) {
            var platform = session.platform();
            return waiting.follow(console, platform, name, platform.deploy(request));
        }
    }
}
