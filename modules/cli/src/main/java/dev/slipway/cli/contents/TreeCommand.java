package dev.slipway.cli.contents;

import dev.slipway.catalog.layers.ImageAbsentException;
import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.catalog.layers.RegistryImages;
import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.catalog.tree.ImageTree;
import dev.slipway.catalog.tree.LayerOwners;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.ship.ShipSession;
import dev.slipway.engine.Engine;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway images tree}: the layers of an image and what each adds. */
@Command(
        name = "tree",
        description = {
            "Show the layers of an image, lowest first: what each adds, changes (~) and removes of files and packages,",
            "the instruction that made it, and the image that brought it."
        })
public final class TreeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Parameters(paramLabel = "REF", description = NamedImage.DESCRIPTION)
    private String image = "";

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description =
                    "Print the digests of the layers only, as 'slipway images save --only-missing-from' takes them.")
    private boolean quiet;

    /** Works on this console. */
    public TreeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            switch (NamedImage.find(image, recipes.graph().catalog(), session.engine())) {
                case NamedImage.InEngine(var reference, var id) -> {
                    try (var _ = session.alone(recipes)) {
                        var found = new ShipSession(session, recipes).layered(reference, Digest.parse(id));
                        print(found, recipes, session.engine());
                    }
                }
                case NamedImage.InRegistry(var reference) -> printOfRegistry(reference, recipes, session);
            }
            return ExitCode.DONE;
        } catch (ImageAbsentException e) {
            console.err().println("slipway: " + e.getMessage());
            return ExitCode.NOT_FOUND;
        }
    }

    private void printOfRegistry(ImageReference reference, RecipeBook recipes, EngineSession session)
            throws InterruptedException {
        try (var registry = NamedImage.registry(reference, console)) {
            var found = new RegistryImages(registry, session::platform).find(reference);
            print(found, recipes, session.engine());
        }
    }

    private void print(LayeredImage found, RecipeBook recipes, Engine engine) throws InterruptedException {
        if (quiet) {
            found.manifest().layers().forEach(layer -> console.out().println(layer.digest()));
            return;
        }
        var tree = ImageTree.read(found, owners(found, recipes, engine));
        if (output.isJson()) {
            console.json(TreeJson.of(found, tree));
        } else {
            console.out().print(new TreeText(console.terminal()).of(tree));
            console.err().println(TreeText.summary(tree));
        }
    }

    /** An image says by its labels which of the catalogue it is; one that stands on it says so too. */
    private static LayerOwners owners(LayeredImage found, RecipeBook recipes, Engine engine) {
        var graph = recipes.graph();
        var labels = found.configuration().labels();
        var name = labels.getOrDefault(ImageLabels.IMAGE, "");
        var ours = graph.catalog().name().equals(labels.get(ImageLabels.CATALOG))
                && graph.catalog().images().containsKey(name);
        return ours
                ? LayerOwners.of(found.configuration().diffIds(), graph, name, reference -> layers(engine, reference))
                : LayerOwners.unknown();
    }

    private static Optional<List<Digest>> layers(Engine engine, String reference) {
        return engine.images()
                .inspect(reference)
                .map(details -> details.layers().stream().map(Digest::parse).toList());
    }
}
