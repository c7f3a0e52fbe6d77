package dev.slipway.catalog.ship;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import java.util.List;
import java.util.Set;

/**
 * What a push did.
 *
 * @param blobs how many configurations and layers were sent
 * @param bytes how many bytes those had
 */
public record PushReport(List<PushedImage> images, int blobs, long bytes) {
    /** Keeps a copy. */
    public PushReport {
        images = List.copyOf(images);
    }

    /**
     * An image as it is in the registry now.
     *
     * @param digest of its manifest
     * @param moved whether its name stood for something else, or for nothing, before
     */
    public record PushedImage(ImageReference reference, Digest digest, boolean moved) {}

    static PushReport of(List<ShippedImage> images, Set<ImageReference> current, BlobTransfers transfers) {
        return new PushReport(
                images.stream()
                        .map(image -> new PushedImage(
                                image.reference(), image.manifest().digest(), !current.contains(image.reference())))
                        .toList(),
                transfers.sent(),
                transfers.bytes());
    }
}
