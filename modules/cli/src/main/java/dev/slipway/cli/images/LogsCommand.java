package dev.slipway.cli.images;

import dev.slipway.catalog.build.Workspace;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImageArgument;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "logs", description = "Print the log of an image's last build.")
final class LogsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private ImageArgument image;

    LogsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var definition = catalog.read(console).graph().catalog();
        var name = image.of(definition);
        var log = Workspace.of(definition.name(), console.environment()).log(name);
        if (!Files.exists(log)) {
            console.err().println("slipway: '" + name + "' has no log: it was never built here");
            return ExitCode.NOT_FOUND;
        }
        Files.copy(log, console.out());
        return ExitCode.DONE;
    }
}
