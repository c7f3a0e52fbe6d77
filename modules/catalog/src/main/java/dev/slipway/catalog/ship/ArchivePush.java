package dev.slipway.catalog.ship;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.BlobSource;
import dev.slipway.registry.Registry;
import java.io.FileNotFoundException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Pushes the images of an archive to a registry, as {@link Shipping#push} does with those of an engine. */
public final class ArchivePush {
    private final ImageArchive archive;
    private final Registry registry;

    /** Pushes from this archive to this registry. */
    public ArchivePush(ImageArchive archive, Registry registry) {
        this.archive = archive;
        this.registry = registry;
    }

    /**
     * Pushes all images. A layer that the archive leaves out must be in the registry.
     *
     * @param naming the name of each in the registry, from its name in the archive
     */
    public PushReport push(UnaryOperator<ImageReference> naming) throws InterruptedException {
        registry.check();
        var transfers = new BlobTransfers(registry, this::source);
        var push = new Push(registry, transfers);
        var images = archive.images().stream().map(image -> image.named(naming)).toList();
        var current = push.current(images);
        var wanted = images.stream()
                .filter(image -> !current.contains(image.reference()))
                .toList();
        push.push(wanted, images);
        return PushReport.of(images, current, transfers);
    }

    private Optional<BlobSource> source(Digest digest) {
        return archive.blobs().contains(digest)
                ? Optional.of(offset -> archive.blob(digest, offset).orElseThrow(FileNotFoundException::new))
                : Optional.empty();
    }
}
