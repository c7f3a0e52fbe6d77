package dev.slipway.cli.ship;

import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.catalog.ship.EngineImage;
import dev.slipway.catalog.ship.LayerStore;
import dev.slipway.catalog.ship.Shipping;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of a catalogue on their way out of the engine, for one command. */
public final class ShipSession {
    private final EngineSession session;
    private final RecipeBook recipes;
    private final Shipping shipping;

    /** The images of this catalogue in that engine. */
    public ShipSession(EngineSession session, RecipeBook recipes) {
        this.session = session;
        this.recipes = recipes;
        this.shipping = new Shipping(session.engine(), store());
    }

    Shipping shipping() {
        return shipping;
    }

    /** Where compressed layers are kept. */
    LayerStore store() {
        return new LayerStore(session.workspace(recipes).kept("export"));
    }

    /** These images as the engine holds them, which must have been built; what was superseded is forgotten. */
    List<EngineImage> images(Collection<String> names) throws InterruptedException {
        session.refresh();
        var all = built();
        forgetAllBut(all.values());
        all.keySet().retainAll(names);
        return List.copyOf(all.values());
    }

    /**
     * Any image of the engine, to be read layer by layer while the catalogue is {@linkplain EngineSession#alone
     * locked}. Its layers are kept until another image is asked for that is none of the catalogue either.
     *
     * @param name as the engine knows it
     */
    public LayeredImage layered(String name, Digest id) throws InterruptedException {
        var image = new EngineImage(name, ImageReference.parse(name), id, List.of());
        var kept = new ArrayList<>(built().values());
        kept.add(image);
        forgetAllBut(kept);
        return shipping.layered(image);
    }

    private Map<String, EngineImage> built() throws InterruptedException {
        var stock = session.stock();
        var catalog = recipes.graph().catalog();
        var all = new LinkedHashMap<String, EngineImage>();
        for (var name : recipes.graph().order()) {
            var reference = catalog.reference(name);
            stock.find(reference)
                    .ifPresent(image ->
                            all.put(name, new EngineImage(name, reference, Digest.parse(image.id()), below(name))));
        }
        return all;
    }

    private void forgetAllBut(Collection<EngineImage> images) {
        shipping.forgetAllBut(images.stream().map(EngineImage::id).toList());
    }

    private List<ImageReference> below(String image) {
        var graph = recipes.graph();
        return graph.withAncestors(List.of(image)).stream()
                .filter(name -> !name.equals(image))
                .map(graph.catalog()::reference)
                .toList();
    }
}
