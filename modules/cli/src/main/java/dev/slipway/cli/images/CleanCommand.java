package dev.slipway.cli.images;

import dev.slipway.catalog.artifact.AnsibleArtifact;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.packages.PackageContainers;
import dev.slipway.catalog.packages.PackageStore;
import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.image.Removal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "clean",
        description = {
            "Remove the package repository's container and all that was made on the way to the images:",
            "packages built from sources, artifacts, compressed layers, temporary files. What was given stays."
        })
final class CleanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Option(names = "--keep", description = "Leave the package repository's container running.")
    private boolean keep;

    @Option(names = "--images", description = "Remove the catalogue's images, too, as far as nothing uses them.")
    private boolean images;

    CleanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.readWithoutPackages(console);
            try (var _ = session.alone(recipes)) {
                var name = recipes.graph().catalog().name();
                if (!keep) {
                    PackageContainers.removeAll(session.engine(), name)
                            .forEach(thing -> console.err().println("removed " + thing));
                }
                removeFiles(session, recipes);
                return images ? removeImages(session.engine(), name) : ExitCode.DONE;
            }
        }
    }

    private static void removeFiles(EngineSession session, RecipeBook recipes) {
        Catalog catalogue = recipes.graph().catalog();
        var workspace = session.workspace(recipes);
        try {
            var packages = catalogue.ownPackages();
            if (packages.isPresent()) {
                new PackageStore(packages.get(), workspace).clean();
            }
            for (var artifact : catalogue.artifacts().values()) {
                AnsibleArtifact.clean(artifact);
            }
            workspace.clean();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean: " + e.getMessage(), e);
        }
    }

    private int removeImages(Engine engine, String name) {
        var ours = engine.images().list(LabelFilter.equal(ImageLabels.CATALOG, name));
        var removed = 0;
        var kept = 0;
        for (var image : ours) {
            for (var tag : image.repoTags()) {
                switch (engine.images().remove(tag)) {
                    case Removal.Removed _ -> removed++;
                    case Removal.Absent() -> {}
                    case Removal.InUse(var reason) -> {
                        kept++;
                        console.err().println("'" + tag + "' stays: " + reason);
                    }
                }
            }
        }
        console.err().println(Humane.count(removed, "image") + " removed" + (kept == 0 ? "" : ", " + kept + " in use"));
        return ExitCode.DONE;
    }
}
