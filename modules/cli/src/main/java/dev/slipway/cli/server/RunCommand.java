package dev.slipway.cli.server;

import dev.slipway.cli.output.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", description = "Run the server in the foreground until it is interrupted.")
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions options;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return new ForegroundServer(console).run(options);
    }
}
