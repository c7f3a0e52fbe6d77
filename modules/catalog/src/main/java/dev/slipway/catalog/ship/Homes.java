package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one image of a set whose repository a blob is sent to; from there it is mounted into all others. It is the same
 * each time the set is pushed, so that what an earlier push brought is found.
 */
final class Homes {
    private final Registry registry;
    private final Map<Digest, ShippedImage> images = new HashMap<>();
    private final Set<ImageReference> names;

    /** The homes of what these images are made of, which are given lowest first. */
    Homes(Registry registry, Collection<ShippedImage> all) {
        this.registry = registry;
        this.names = all.stream().map(ShippedImage::reference).collect(Collectors.toSet());
        for (var image : all) {
            image.blobs().forEach(blob -> images.putIfAbsent(blob.digest(), image));
        }
    }

    /** The lowest image with this blob. */
    ShippedImage of(Descriptor blob) {
        var home = images.get(blob.digest());
        if (home == null) {
            throw new IllegalArgumentException("no image of the set has " + blob.digest());
        }
        return home;
    }

    /** The repositories of what an image stands on that is not in the set, and may be in the registry. */
    List<String> outside(ShippedImage image) {
        return image.below().stream()
                .filter(name -> !names.contains(name))
                .map(name -> registry.repository(name.path()).path())
                .toList();
    }
}
