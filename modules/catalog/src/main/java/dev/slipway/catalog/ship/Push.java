package dev.slipway.catalog.ship;

import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryException;
import dev.slipway.registry.Repository;
import java.io.UncheckedIOException;
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
            if (Presence.of(() -> isCurrent(image))) {
                current.add(image.reference());
            }
        });
        return current;
    }

    /**
     * Pushes images.
     *
     * @param all the set they are of, lowest first; the others of it are there
     */
    void push(Collection<ShippedImage> images, Collection<ShippedImage> all) throws InterruptedException {
        var homes = new Homes(registry, all);
        try {
            Together.each(images, image -> bring(image, homes));
        } catch (RegistryException | ShipException | UncheckedIOException e) {
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
    private void bring(ShippedImage image, Homes homes) throws InterruptedException {
        var repository = repository(image);
        var digest = image.manifest().digest().toString();
        if (Presence.of(() -> repository.head(digest).isPresent())) {
            return;
        }
        Together.each(image.blobs(), blob -> {
            var home = homes.of(blob);
            transfers.ensure(blob, repository(home).path(), homes.outside(home));
            transfers.ensure(blob, repository.path(), homes.outside(image));
        });
        repository.put(image.manifest());
        if (!Presence.of(() -> repository.head(digest).isPresent())) {
            throw new ShipException("the registry " + registry.address() + " took '" + repository.path() + "@" + digest
                    + "' and does not give it back: its storage is damaged, as a full disk leaves it, and must be"
                    + " repaired there");
        }
    }

    private boolean isCurrent(ShippedImage image) throws InterruptedException {
        return repository(image)
                .head(tag(image))
                .filter(there -> there.digest().equals(image.manifest().digest()))
                .isPresent();
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
