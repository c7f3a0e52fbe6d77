package dev.slipway.cli.deployments;

import dev.slipway.cli.deployments.DeploymentListCommand.Row;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "info", description = "Show a deployment: what came of it and why, step by step.")
final class DeploymentInfoCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1000;

    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "DEPLOYMENT", arity = "0..1", description = "Its number (default: the newest).")
    private @Nullable String number;

    DeploymentInfoCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            var platform = session.platform();
            var newest = platform.deployments(name, 1);
            if (number == null && newest.isEmpty()) {
                console.err().println("'" + name + "' was never deployed");
                return ExitCode.NOT_FOUND;
            }
            var one = number == null
                    ? newest.getFirst()
                    : DeploymentsCommand.find(platform, name, DeploymentsCommand.number(number));
            print(new Row(one, platform.release(name, one.release())), events(platform, name, one.id()));
            return ExitCode.DONE;
        }
    }

    /** What happened in it. */
    private static List<Event> events(Platform platform, String application, int id) {
        var found = new ArrayList<Event>();
        var after = 0L;
        while (true) {
            var events = platform.events(application, after, AT_ONCE);
            if (events.isEmpty()) {
                return found;
            }
            events.stream()
                    .filter(event -> String.valueOf(id).equals(event.details().get("deployment")))
                    .forEach(found::add);
            after = events.getLast().number();
        }
    }

    private void print(Row row, List<Event> events) {
        var one = row.deployment();
        if (output.isJson()) {
            console.json(DeploymentListCommand.json(row).put("version", 1));
            return;
        }
        console.out()
                .println("deployment " + one.id() + " of release v" + one.release() + " by "
                        + row.release().author() + " (" + row.release().reason() + "): "
                        + DeploymentsCommand.state(one)
                        + (one.begun() == null ? "" : ", " + DeploymentListCommand.took(one))
                        + (one.previous() == 0 ? "" : "; v" + one.previous() + " was current before"));
        if (!one.reason().isEmpty()) {
            console.out().println("why: " + one.reason());
        }
        events.forEach(event -> console.out().println(event.time() + "  " + event.text()));
    }
}
