package dev.slipway.cli.gears;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.platform.api.Platform;
import dev.slipway.platform.event.Event;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(name = "events", description = "Show what happened, oldest first.")
public final class EventsCommand implements Callable<Integer> {
    private static final int AT_ONCE = 1000;

    private final Console console;
    private final PlatformDoor door;

    @Option(
            names = {"-a", "--app"},
            paramLabel = "NAME",
            description = "Only of this application (default: of all).")
    private @Nullable String application;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what happens from now on.")
    private boolean follow;

    /** The command on this console. */
    public EventsCommand(Console console, PlatformDoor door) {
        this.console = console;
        this.door = door;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = door.open(console)) {
            if (follow) {
                session.platform().follow(application == null ? "" : application, 0, this::printAtOnce);
            } else {
                print(session.platform());
            }
            return ExitCode.DONE;
        }
    }

    private void print(Platform platform) {
        var last = 0L;
        while (true) {
            var events = platform.events(application == null ? "" : application, last, AT_ONCE);
            events.forEach(this::print);
            if (events.isEmpty()) {
                return;
            }
            last = events.getLast().number();
        }
    }

    private void printAtOnce(Event event) {
        print(event);
        console.out().flush();
    }

    /** As JSON, one document a line, as events have no end. */
    private void print(Event event) {
        if (output.isJson()) {
            var json = JsonNodeFactory.instance
                    .objectNode()
                    .put("version", 1)
                    .put("number", event.number())
                    .put("time", event.time().toString())
                    .put("application", event.application())
                    .put("actor", event.actor())
                    .put("kind", event.kind())
                    .put("text", event.text());
            var details = json.putObject("details");
            event.details().forEach(details::put);
            console.out().println(json);
        } else {
            console.out()
                    .println(event.time() + "  " + event.application() + "  " + event.kind() + "  " + event.text()
                            + "  (" + event.actor() + ")");
        }
    }
}
