package dev.slipway.catalog.outdated;

import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.graph.ImageGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An image of which packages are there in other versions. Those that it has from an image of the catalogue that it is
 * built from are that image's: to build that one anew renews both.
 *
 * @param updates by package name, at least one
 */
public record OutdatedImage(String name, List<Update> updates) {

    /** Keeps a copy. */
    public OutdatedImage {
        updates = List.copyOf(updates);
    }

    /**
     * The outdated ones of these images, in their order.
     *
     * @param contents of these images and of those they are built from; one that is absent is not outdated
     * @param candidates for an image
     */
    public static List<OutdatedImage> find(
            Collection<String> images,
            ImageGraph graph,
            CatalogContents contents,
            Function<String, Candidates> candidates) {
        return images.stream()
                .map(image -> new OutdatedImage(image, updates(image, graph, contents, candidates.apply(image))))
                .filter(image -> !image.updates().isEmpty())
                .toList();
    }

    private static List<Update> updates(
            String image, ImageGraph graph, CatalogContents contents, Candidates candidates) {
        var inherited = graph.base(image)
                .flatMap(contents::image)
                .<Set<InstalledPackage>>map(base -> new HashSet<>(base.packages()))
                .orElse(Set.of());
        return contents.image(image).map(Contents::packages).orElse(List.of()).stream()
                .filter(installed -> !inherited.contains(installed))
                .flatMap(installed -> candidates.update(installed).stream())
                .toList();
    }
}
