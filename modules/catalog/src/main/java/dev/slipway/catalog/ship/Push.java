package dev.slipway.catalog.ship;

import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryException;
import dev.slipway.registry.Repository;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pushes a set of images to a registry as one: first all blobs, then all manifests by their digests, and only when every
 * image is there the names. A push that fails before that moves no name, and the next one sends only what is missing.
 */
final class Push {
    private final Registry registry;
    private final BlobTransfers transfers;

    Push(Registry registry, BlobTransfers transfers) {
        this.registry = registry;
        this.transfers = transfers;
    }

    /** The names that stand for what they shall stand for already. */
    Set<ImageReference> current(Collection<ShippedImage> images) throws InterruptedException {
        var current = ConcurrentHashMap.<ImageReference>newKeySet();
        Together.each(images, image -> {
            var there = repository(image).head(tag(image));
            if (there.isPresent()
                    && there.get().digest().equals(image.manifest().digest())) {
                current.add(image.reference());
            }
        });
        return current;
    }

    /** Pushes these images. */
    void push(Collection<ShippedImage> images) throws InterruptedException {
        try {
            Together.each(images, this::bring);
        } catch (RegistryException | ShipException e) {
            throw nothingMoved(e);
        }
        var moved = ConcurrentHashMap.<String>newKeySet();
        try {
            Together.each(images, image -> {
                repository(image).put(image.manifest(), tag(image));
                moved.add(image.reference().toString());
            });
        } catch (RegistryException e) {
            throw new ShipException(
                    e.getMessage() + "\nAll images are there, but the names of " + unmoved(images, moved)
                            + " still stand for what they did; push again.",
                    e);
        }
    }

    static ShipException nothingMoved(RuntimeException fault) {
        return new ShipException(
                fault.getMessage() + "\nNo name was moved; push again, and what arrived is not sent again.", fault);
    }

    /** Whoever has the manifest has all it refers to. */
    private void bring(ShippedImage image) throws InterruptedException {
        var repository = repository(image);
        if (repository.head(image.manifest().digest().toString()).isPresent()) {
            return;
        }
        var below = image.below().stream()
                .map(name -> registry.repository(name.path()).path())
                .toList();
        Together.each(image.blobs(), blob -> transfers.ensure(blob, repository.path(), below));
        repository.put(image.manifest());
    }

    private Repository repository(ShippedImage image) {
        return registry.repository(image.reference().path());
    }

    private static String tag(ShippedImage image) {
        return image.reference().withDefaultTag().writtenTag().orElseThrow();
    }

    private static String unmoved(Collection<ShippedImage> images, Set<String> moved) {
        return String.join(
                ", ",
                images.stream()
                        .map(image -> image.reference().toString())
                        .filter(name -> !moved.contains(name))
                        .toList());
    }
}
