package dev.slipway.catalog.contents;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.plan.ImageStock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What images of a catalogue hold.
 *
 * @param images by name, as far as the engine has them, in the order in which they were asked for
 * @param absent the names of those it does not have
 */
public record CatalogContents(Map<String, Contents> images, List<String> absent) {

    /** Keeps copies. */
    public CatalogContents {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        absent = List.copyOf(absent);
    }

    /** Looks into these images of a catalogue; forgets what the engine no longer has. */
    public static CatalogContents read(Catalog catalog, ImageStock stock, ContentsIndex index, Collection<String> names)
            throws InterruptedException {
        var ids = new LinkedHashMap<String, String>();
        var absent = new ArrayList<String>();
        for (var name : names) {
            stock.find(catalog.reference(name))
                    .ifPresentOrElse(image -> ids.put(name, image.id()), () -> absent.add(name));
        }
        index.retain(stock.ids());
        var contents = index.read(ids.values());
        var images = new LinkedHashMap<String, Contents>();
        ids.forEach((name, id) -> images.put(name, contents.getOrDefault(id, new Contents.Unknown())));
        return new CatalogContents(images, absent);
    }

    /** What an image holds, if the engine has it. */
    public Optional<Contents> image(String name) {
        return Optional.ofNullable(images.get(name));
    }

    /** A package in an image. */
    public record Holding(String image, InstalledPackage content) {}

    /** The packages of this kind in all of the images. */
    public List<Holding> which(Predicate<InstalledPackage> wanted) {
        return images.entrySet().stream()
                .flatMap(image -> image.getValue().packages().stream()
                        .filter(wanted)
                        .map(content -> new Holding(image.getKey(), content)))
                .toList();
    }
}
