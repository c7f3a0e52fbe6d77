package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.StatusText;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.gear.FoundGear;
import dev.slipway.platform.gear.FoundGear.Health.Unhealthy;
import dev.slipway.platform.gear.FoundGear.Phase.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ps", description = "List the gears of an application: the containers it runs.")
public final class PsCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the ids of the containers only.")
    private boolean quiet;

    @SuppressWarnings("UnusedVariable") // accepted for the fingers only
    @Option(names = "--all", description = "Accepted and without effect: gears that do not run are always shown.")
    private boolean all;

    @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services.")
    private List<String> services = List.of();

    /** The command on this console. */
    public PsCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            print(session.platform().status(application.name(console)));
            return ExitCode.DONE;
        }
    }

    private void print(Status status) {
        var gears = status.gears().stream()
                .filter(gear ->
                        services.isEmpty() || services.contains(gear.name().service()))
                .toList();
        if (quiet) {
            gears.forEach(gear -> console.out().println(gear.id()));
        } else if (output.isJson()) {
            console.json(StatusText.json(status).put("version", 1));
        } else {
            console.out().print(table(gears));
            gears.forEach(this::explain);
        }
    }

    private static Table table(List<FoundGear> gears) {
        var table = new Table("GEAR", "STATE", "RELEASE", "AGE", "CONTAINER", "ADDRESSES");
        for (var gear : gears) {
            table.add(
                    gear.name().local(),
                    StatusText.phase(gear),
                    "v" + gear.release(),
                    Humane.age(Duration.between(gear.created(), Instant.now())),
                    gear.id().substring(0, Math.min(12, gear.id().length())),
                    String.join(
                            ", ", gear.addresses().values().stream().sorted().toList()));
        }
        return table;
    }

    private void explain(FoundGear gear) {
        if (gear.phase() instanceof Running running && running.health() instanceof Unhealthy unhealthy) {
            console.err().println(gear.name().local() + " is not ready: " + unhealthy.probe());
        }
    }
}
