package dev.slipway.cli.server;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Say whether the server runs; exit code 3 when it does not.")
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var server = new LocalServer(console.environment());
        var info = server.info();
        if (info.isEmpty()) {
            console.out().println("no server is running");
            return ExitCode.NOT_FOUND;
        }
        console.out()
                .println("the server listens on " + server.folder().address().orElse("") + ", process "
                        + info.get().pid() + ", version " + info.get().version() + ", since "
                        + info.get().started());
        if (!info.get().trouble().isEmpty()) {
            console.out().println("it waits, as it " + info.get().trouble());
        }
        return ExitCode.DONE;
    }
}
