package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.ImageReference;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An image on its way.
 *
 * @param reference its name where it goes
 * @param below the names there of the images it stands on, which share layers with it
 */
public record ShippedImage(ImageReference reference, ImageManifest manifest, List<ImageReference> below) {
    /** Keeps a copy. */
    public ShippedImage {
        below = List.copyOf(below);
    }

    /** The same under other names. */
    ShippedImage named(UnaryOperator<ImageReference> naming) {
        return new ShippedImage(
                naming.apply(reference), manifest, below.stream().map(naming).toList());
    }

    /** Configuration and layers: all that must be there before the manifest. */
    List<Descriptor> blobs() {
        return Stream.concat(Stream.of(manifest.config()), manifest.layers().stream())
                .toList();
    }
}
