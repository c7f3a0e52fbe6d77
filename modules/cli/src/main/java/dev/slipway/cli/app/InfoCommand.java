package dev.slipway.cli.app;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.platform.ApplicationOption;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.StatusText;
import dev.slipway.platform.api.Status;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "info", description = "Show an application: its services, how their gears are replaced and why so.")
final class InfoCommand implements Callable<Integer> {
    private final Console console;
    private final PlatformDoor door;

    @Mixin
    private ApplicationOption application;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Its name, as --app.")
    private @Nullable String name;

    InfoCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            print(session.platform().status(name == null ? application.name(console) : name));
            return ExitCode.DONE;
        }
    }

    private void print(Status status) {
        if (output.isJson()) {
            console.json(StatusText.json(status).put("version", 1));
            return;
        }
        var found = status.application();
        console.out()
                .println(found.name() + " in project " + found.project() + ": " + StatusText.state(status)
                        + (found.current() == 0 ? "" : ", release v" + found.current())
                        + (status.waiting().isEmpty() ? "" : "; waiting: " + status.waiting()));
        if (!status.services().isEmpty()) {
            var table = new Table("SERVICE", "IMAGE", "READY", "REPLACED");
            status.services()
                    .forEach(service -> table.add(
                            service.service(),
                            service.image(),
                            service.ready() + "/" + service.wished(),
                            service.strategy()));
            console.out().print(table);
        }
    }
}
