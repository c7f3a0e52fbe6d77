package dev.slipway.cli.images;

import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.ImagePreparation;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "prep",
        description = {
            "Make ready what the catalogue's images are built with: its packages, the repository that serves them, its artifacts.",
            "'slipway images build' does this by itself."
        })
final class PrepCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private BuildingOptions building;

    PrepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return ImagePreparation.alone(console, catalog, building.read(), preparation -> {
            preparation.all().run();
            preparation
                    .repository()
                    .ifPresentOrElse(
                            served -> console.err().println(RepoCommand.describe(preparation, served)),
                            () -> console.err().println("nothing to prepare"));
            return ExitCode.DONE;
        });
    }
}
