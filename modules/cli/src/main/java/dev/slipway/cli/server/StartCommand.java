package dev.slipway.cli.server;

import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "start", description = "Start the server in the background.")
final class StartCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions options;

    @Option(names = "--foreground", description = "Stay in the foreground, as an init system wishes it.")
    private boolean foreground;

    StartCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (foreground) {
            return new ForegroundServer(console).run(options);
        }
        var server = new LocalServer(console.environment());
        var running = server.info();
        if (running.isPresent()) {
            console.out()
                    .println("the server runs already, process " + running.get().pid());
            return ExitCode.DONE;
        }
        var info = server.start(options.arguments(server.folder()));
        console.out()
                .println("the server listens on " + server.folder().address().orElse("") + ", process " + info.pid());
        return ExitCode.DONE;
    }
}
