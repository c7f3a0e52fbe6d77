package dev.slipway.cli.registry;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "stop", description = "Stop the registry; what it holds is kept for the next start.")
final class StopCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private NameOption name;

    @Option(names = "--remove-data", description = "Remove what it holds, too.")
    private boolean removeData;

    StopCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()))) {
            var registry = new LocalRegistry(engine, name.name());
            var stopped = registry.stop();
            var removed = removeData && registry.removeData();
            var about = stopped ? "the registry is stopped" : "no registry '" + name.name() + "' was there";
            console.out()
                    .println(about
                            + (removed ? "; what it held is removed" : "")
                            + (stopped && !removeData ? "; its images are kept in the volume " + name.name() : ""));
        }
        return ExitCode.DONE;
    }
}
