package dev.slipway.catalog.outdated;

import dev.slipway.catalog.apt.PackageSource;
import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.ContentsIndex;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.mirror.AptSource;
import dev.slipway.catalog.mirror.Mirrors;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.registry.http.OutsideHttp;
import dev.slipway.yaml.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what images hold with what the mirrors of their catalogue offer now, and with the packages it brings itself. */
public final class OutdatedSearch {
    private static final String ALL = "all";

    private static final String OWN = "the catalogue's packages";

    private final RecipeBook recipes;
    private final ImageGraph graph;
    private final ImageStock stock;
    private final ContentsIndex index;
    private final Map<String, String> environment;

    /**
     * A search in the images of a catalogue.
     *
     * @param recipes with the catalogue's own packages, as far as they are made
     * @param stock what the engine holds
     * @param index knows the images of that engine
     * @param environment of the process: proxies, certificates, and where is kept what mirrors offer
     */
    public OutdatedSearch(RecipeBook recipes, ImageStock stock, ContentsIndex index, Map<String, String> environment) {
        this.recipes = recipes;
        this.graph = recipes.graph();
        this.stock = stock;
        this.index = index;
        this.environment = environment;
    }

    /**
     * What was found.
     *
     * @param contents what was compared
     */
    public record Result(List<OutdatedImage> images, CatalogContents contents) {}

    /**
     * Compares these images.
     *
     * @param images with all they stand on, as what an image has from its base is not its own
     * @throws InputException when the catalogue names no mirrors
     * @throws dev.slipway.catalog.mirror.MirrorException when one does not answer as it should
     */
    public Result among(List<String> images) throws InterruptedException {
        var contents = CatalogContents.read(graph.catalog(), stock, index, images);
        var mirrors = sources(graph.catalog(), contents);
        var found = OutdatedImage.find(images, graph, contents, image -> candidates(image, mirrors));
        return new Result(found, contents);
    }

    private Candidates candidates(String image, List<PackageSource> mirrors) {
        var sources = new ArrayList<>(mirrors);
        sources.add(PackageSource.overriding(OWN, recipes.replacements(image)));
        return new Candidates(sources);
    }

    private List<PackageSource> sources(Catalog catalog, CatalogContents contents) throws InterruptedException {
        var names = all(contents, InstalledPackage::name);
        var architectures = all(contents, InstalledPackage::architecture);
        architectures.remove(ALL);
        if (architectures.isEmpty()) {
            return List.of();
        }
        var mirrors = mirrors(catalog);
        if (mirrors.isEmpty()) {
            return List.of();
        }
        try (var client = OutsideHttp.client(environment)) {
            return new Mirrors(client, Mirrors.cache(environment), Thread::sleep)
                    .packages(mirrors, architectures, names);
        }
    }

    private static List<AptSource> mirrors(Catalog catalog) {
        var distribution = catalog.distribution();
        if (distribution == null && catalog.ownPackages().isPresent()) {
            return List.of();
        }
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
