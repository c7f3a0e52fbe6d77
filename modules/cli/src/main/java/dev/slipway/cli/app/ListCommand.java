package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.StatusText;
import dev.slipway.platform.api.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "list", aliases = "ls", description = "List all applications.")
final class ListCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names only.")
    private boolean quiet;

    ListCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            var applications = session.platform().applications();
            if (quiet) {
                applications.forEach(application -> console.out().println(application.name()));
                return ExitCode.DONE;
            }
            var all = new ArrayList<Status>();
            for (var application : applications) {
                all.add(session.platform().status(application.name()));
            }
            print(all);
            return ExitCode.DONE;
        }
    }

    private void print(List<Status> all) {
        if (output.isJson()) {
            var json = JsonNodeFactory.instance.objectNode().put("version", 1);
            var list = json.putArray("applications");
            all.forEach(status -> list.add(StatusText.json(status)));
            console.json(json);
            return;
        }
        var table = new Table("APPLICATION", "PROJECT", "RELEASE", "READY", "STATE", "AGE");
        for (var status : all) {
            var application = status.application();
            table.add(
                    application.name(),
                    application.project(),
                    application.current() == 0 ? "-" : "v" + application.current(),
                    StatusText.ready(status),
                    StatusText.state(status),
                    Humane.age(Duration.between(application.created(), Instant.now())));
        }
        console.out().print(table);
    }
}
