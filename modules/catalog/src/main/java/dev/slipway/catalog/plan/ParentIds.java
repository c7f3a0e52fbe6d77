package dev.slipway.catalog.plan;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.engine.image.ImageSummary;
import dev.slipway.oci.ImageReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engine's ids of the images that recipes stand on, as far as they are there. Safe for use by many threads. */
public final class ParentIds {
    private final Catalog catalog;
    private final ImageStock stock;
    private final Map<String, String> built = new ConcurrentHashMap<>();

    /** Ids from what the engine held at the beginning. */
    public ParentIds(Catalog catalog, ImageStock stock) {
        this.catalog = catalog;
        this.stock = stock;
    }

    /** From now on the image of that name is this one. */
    public void built(String image, String id) {
        built.put(image, id);
    }

    /** The inputs of a recipe, its parents being what they are now. */
    public Map<String, String> inputs(Recipe recipe) {
        var ids = new HashMap<String, String>();
        recipe.parents().forEach(parent -> id(parent).ifPresent(id -> ids.put(parent, id)));
        recipe.externalParents()
                .forEach(parent ->
                        stock.find(ImageReference.parse(parent)).ifPresent(image -> ids.put(parent, image.id())));
        return recipe.inputs(ids);
    }

    private Optional<String> id(String image) {
        return Optional.ofNullable(built.get(image))
                .or(() -> stock.find(catalog.reference(image)).map(ImageSummary::id));
    }
}
