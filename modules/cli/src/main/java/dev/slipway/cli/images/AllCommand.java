package dev.slipway.cli.images;

import dev.slipway.cli.catalog.BuildRun;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "all", description = "Prepare the catalogue if need be, then build every image that is not current.")
final class AllCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private BuildingOptions building;

    AllCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = building.read();
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            try (var _ = session.alone(recipes)) {
                return new BuildRun(console, session, recipes, options)
                        .run(recipes.graph().order(), Map.of());
            }
        }
    }
}
