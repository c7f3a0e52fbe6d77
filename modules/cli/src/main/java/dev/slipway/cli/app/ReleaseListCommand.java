package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "list", aliases = "ls", description = "List the releases of an application, newest first.")
final class ReleaseListCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the numbers only.")
    private boolean quiet;

    ReleaseListCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        var name = application.name(console);
        try (var session = door.open(console)) {
            var current = session.platform().application(name).current();
            print(session.platform().releases(name, most), current);
            return ExitCode.DONE;
        }
    }

    private void print(List<Release> releases, int current) {
        if (quiet) {
            releases.forEach(release -> console.out().println("v" + release.version()));
        } else if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var list = json.putArray("releases");
            releases.forEach(release -> list.addObject()
                    .put("release", release.version())
                    .put("current", release.version() == current)
                    .put("author", release.author())
                    .put("reason", release.reason())
                    .put("config", release.config().version())
                    .put("copyOf", release.copyOf())
                    .put("created", release.created().toString()));
            console.json(json);
        } else {
            var table = new Table("RELEASE", "CONFIG", "AGE", "BY", "REASON");
            releases.forEach(release -> table.add(
                    "v" + release.version() + (release.version() == current ? " *" : ""),
                    String.valueOf(release.config().version()),
                    Humane.age(Duration.between(release.created(), Instant.now())),
                    release.author(),
                    release.reason()));
            console.out().print(table);
        }
    }
}
