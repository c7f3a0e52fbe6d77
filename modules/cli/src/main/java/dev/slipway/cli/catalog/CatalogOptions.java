package dev.slipway.cli.catalog;

import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.CatalogReader;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.packages.PackageStore;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.output.Console;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which catalogue a command works on. */
public final class CatalogOptions {
    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            defaultValue = "images",
            description = "The catalogue's folder (default: ${DEFAULT-VALUE}).")
    private Path folder;

    /** Reads the catalogue; every fault in it ends the command here. */
    public RecipeBook read(Console console) {
        var recipes = readWithoutPackages(console);
        var workspace = Workspace.of(recipes.graph().catalog().name(), console.environment());
        return PackageStore.known(recipes, workspace);
    }

    /** As {@link #read}, but does not look at the packages that the catalogue brings, which may be damaged. */
    public RecipeBook readWithoutPackages(Console console) {
        return new RecipeBook(ImageGraph.of(CatalogReader.read(console.folder().resolve(folder))));
    }
}
