package dev.slipway.catalog.tree;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer and what it adds to those below it.
 *
 * @param compressed what it is in a registry
 * @param diffId digest of its unpacked tar
 * @param size bytes of all files in it
 * @param image the image that brought it, as far as that is known
 * @param instruction what made it, as its image recorded it; empty where it did not
 */
public record TreeLayer(
        Descriptor compressed,
        Digest diffId,
        long size,
        @Nullable String image,
        String instruction,
        FileChanges files,
        PackageChanges packages) {

    /** The image that brought it, where that is known. */
    public Optional<String> knownImage() {
        return Optional.ofNullable(image);
    }
}
