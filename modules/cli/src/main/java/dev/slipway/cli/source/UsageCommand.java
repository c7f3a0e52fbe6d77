package dev.slipway.cli.source;

import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.source.build.UsageScript;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "usage", description = "Print what a builder image says about how it is used.")
public final class UsageCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "IMAGE", description = "The builder image.")
    private String image = "";

    /** Works on this console. */
    public UsageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = SourceSession.open(console)) {
            if (session.engine().images().inspect(image).isEmpty()) {
                console.err().println("slipway: there is no image '" + image + "' in the engine");
                return ExitCode.NOT_FOUND;
            }
            var script = UsageScript.of(session.engine(), image);
            if (script.isEmpty()) {
                console.err().println("slipway: image '" + image + "' has no usage script");
                return ExitCode.NOT_FOUND;
            }
            return new ImageRun(session).run(image, script.get());
        }
    }
}
