package dev.slipway.cli.images;

import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.mirror.AptSource;
import dev.slipway.catalog.mirror.Mirrors;
import dev.slipway.catalog.outdated.Candidates;
import dev.slipway.catalog.outdated.OutdatedImage;
import dev.slipway.catalog.outdated.PackageSource;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.catalog.yaml.InputException;
import dev.slipway.cli.output.Console;
import dev.slipway.registry.http.OutsideHttp;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what images hold with what the mirrors of their catalogue offer now. */
final class OutdatedSearch {
    private static final String ALL = "all";

    private final Console console;
    private final EngineSession session;
    private final RecipeBook recipes;

    OutdatedSearch(Console console, EngineSession session, RecipeBook recipes) {
        this.console = console;
        this.session = session;
        this.recipes = recipes;
    }

    /**
     * What was found.
     *
     * @param contents what was compared
     */
    record Result(List<OutdatedImage> images, CatalogContents contents) {}

    /**
     * Compares these images.
     *
     * @param images with all they stand on, as what an image has from its base is not its own
     */
    Result among(List<String> images) throws InterruptedException {
        var graph = recipes.graph();
        var contents = CatalogContents.read(graph.catalog(), session.stock(), session.contents(recipes), images);
        var candidates = new Candidates(sources(graph.catalog(), contents));
        return new Result(OutdatedImage.find(images, graph, contents, candidates), contents);
    }

    private List<PackageSource> sources(Catalog catalog, CatalogContents contents) throws InterruptedException {
        var names = all(contents, InstalledPackage::name);
        var architectures = all(contents, InstalledPackage::architecture);
        architectures.remove(ALL);
        if (architectures.isEmpty()) {
            return List.of();
        }
        var mirrors = mirrors(catalog);
        try (var client = OutsideHttp.client(console.environment())) {
            return new Mirrors(client, Mirrors.cache(console.environment()), Thread::sleep)
                    .packages(mirrors, architectures, names);
        }
    }

    private static List<AptSource> mirrors(Catalog catalog) {
        var distribution = catalog.distribution();
        if (distribution == null) {
            throw new InputException(
                    catalog.root().resolve("catalog.yaml"),
                    "names no distribution, so that there are no mirrors to compare with; add distribution.mirrors");
        }
        return AptSource.of(distribution);
    }

    private static Set<String> all(CatalogContents contents, Function<InstalledPackage, String> property) {
        return contents.which(_ -> true).stream()
                .map(holding -> property.apply(holding.content()))
                .collect(Collectors.toSet());
    }
}
