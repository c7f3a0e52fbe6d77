package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.ImageReference;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image on its way.
 *
 * @param reference its name where it goes
 */
public record ShippedImage(ImageReference reference, ImageManifest manifest) {
    /** Configuration and layers: all that must be there before the manifest. */
    List<Descriptor> blobs() {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .toList();
    }
}
