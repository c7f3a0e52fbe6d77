package dev.slipway.catalog.layers;

/**
 * What a layer says of one path (OCI image specification, "Image Layer Filesystem Changeset"). Paths have no slash at
 * either end.
 */
public sealed interface LayerEntry {
    /** The path it is about; empty for the root directory. */
    String path();

    /** The layer has a directory there; what lower layers have in it stays. */
    record Directory(String path) implements LayerEntry {}

    /**
     * The layer has anything else there.
     *
     * @param regular whether it has a content of its own, unlike links and devices
     */
    record File(String path, boolean regular) implements LayerEntry {}

    /** Whatever lower layers have there is gone, and all below it (a whiteout file). */
    record Removed(String path) implements LayerEntry {}

    /** Whatever lower layers have in this directory is gone (an opaque whiteout). */
    record Emptied(String path) implements LayerEntry {}
}
