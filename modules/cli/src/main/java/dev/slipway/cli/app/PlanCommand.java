package dev.slipway.cli.app;

import dev.slipway.cli.composed.BuildingOption;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.platform.ComposeOptions;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Proposal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "plan", description = "Show what 'slipway up' would change, without changing anything.")
public final class PlanCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ComposeOptions compose;

    @Mixin
    private ProjectOption project;

    /** The command on this console. */
    public PlanCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var file = compose.read(console);
        var request = project.request(file, console, false, "plan");
        var builds = BuildingOption.plan(file, console);
        builds.forEach(console.out()::println);
        try (var session = door.open(console)) {
            print(session.platform().propose(request), builds.isEmpty());
            return ExitCode.DONE;
        }
    }

    private void print(Proposal proposal, boolean nothingElse) {
        if (proposal.diff().from() > 0) {
            DiffText.print(proposal.diff(), console);
        } else {
            console.out().println("nothing of it is there yet");
        }
        for (var service : proposal.services()) {
            console.out()
                    .println(service.service() + ": " + service.action().name().toLowerCase(Locale.ROOT) + " "
                            + Humane.count(service.gears(), "gear")
                            + (service.strategy().isEmpty() ? "" : "; " + service.strategy()));
        }
        if (nothingElse
                && proposal.services().isEmpty()
                && proposal.diff().differences().isEmpty()) {
            console.err().println("nothing would change");
        }
        proposal.obstacles().forEach(obstacle -> console.err().println("in the way: " + obstacle));
    }
}
