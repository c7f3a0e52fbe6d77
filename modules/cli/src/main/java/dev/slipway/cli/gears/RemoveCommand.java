package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Question;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.Author;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.WaitOptions;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.api.Status;
import dev.slipway.platform.api.Status.ServiceStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rm",
        description = {
            "Remove the gears of stopped services; 'slipway start' and 'slipway up' make them again.",
            "The application, its releases and its volumes stay; 'slipway down' removes it."
        })
public final class RemoveCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private WaitOptions waiting;

    @Option(
            names = {"-f", "--force"},
            description = "Do not ask.")
    private boolean force;

    @Option(
            names = {"-s", "--stop"},
            description = "Stop the services before.")
    private boolean stop;

    @Option(
            names = {"-v", "--volumes"},
            description = "Remove the volumes without a name that its slots have, too; named ones stay.")
    private boolean volumes;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..*",
            description = "Only these services (default: all stopped ones).")
    private Set<String> services = new LinkedHashSet<>();

    /** The command on this console. */
    public RemoveCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            return remove(session.platform(), name);
        }
    }

    private int remove(Platform platform, String name) throws InterruptedException {
        var status = platform.status(name);
        var chosen = chosen(status);
        var gears = gears(status, chosen);
        if (gears.isEmpty() && services.isEmpty()) {
            console.err().println("nothing to remove: no gear of '" + name + "' is of a stopped service");
            return ExitCode.DONE;
        }
        var running = !status.application().settings().stopped().containsAll(chosen);
        var refused = running && !stop;
        if (!refused && !Question.agreed(console, force, "Remove " + String.join(", ", gears) + "?")) {
            console.err().println("nothing was removed");
            return ExitCode.DONE;
        }
        if (stop) {
            platform.stop(name, chosen, Author.of(console));
        }
        platform.remove(name, chosen, Author.of(console));
        var code = waiting.settle(console, platform, name);
        if (volumes && code == ExitCode.DONE) {
            removeVolumes(platform, name, chosen);
        }
        return code;
    }

    private void removeVolumes(Platform platform, String name, Set<String> chosen) throws InterruptedException {
        for (var volume : platform.volumes(name, false)) {
            var slot = volume.found().slot();
            var free = volume.found().users().isEmpty();
            if (free && !slot.isEmpty() && chosen.contains(slot.substring(0, slot.lastIndexOf('.')))) {
                platform.removeVolume(volume.found().name(), Author.of(console));
            }
        }
    }

    private Set<String> chosen(Status status) {
        if (!services.isEmpty()) {
            return services;
        }
        return stop
                ? status.services().stream().map(ServiceStatus::service).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>(status.application().settings().stopped());
    }

    private static List<String> gears(Status status, Set<String> chosen) {
        return status.gears().stream()
                .filter(gear -> chosen.contains(gear.name().service()))
                .map(gear -> gear.name().local())
                .toList();
    }
}
