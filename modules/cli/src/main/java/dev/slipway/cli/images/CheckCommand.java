package dev.slipway.cli.images;

import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = "Read the whole catalogue and report the first fault, without an engine.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var recipes = catalog.read(console);
        var images = recipes.graph().order();
        images.forEach(recipes::recipe);
        console.err().println(Humane.count(images.size(), "image") + ", no fault found");
        return ExitCode.DONE;
    }
}
