package dev.slipway.catalog.ship;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import java.util.List;

/**
 * An image of the catalogue as an engine holds it.
 *
 * @param name its name in the catalogue
 * @param reference its name in the engine
 * @param id digest of its configuration
 * @param below the names in the engine of the images of the catalogue it stands on
 */
public record EngineImage(String name, ImageReference reference, Digest id, List<ImageReference> below) {
    /** Keeps a copy. */
    public EngineImage {
        below = List.copyOf(below);
    }
}
