package dev.slipway.cli.server;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Stop the server; what it looks after goes on running.")
final class StopCommand implements Callable<Integer> {
    private final Console console;

    StopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var stopped = new LocalServer(console.environment()).stop();
        console.out().println(stopped ? "the server is stopped" : "no server was running");
        return ExitCode.DONE;
    }
}
