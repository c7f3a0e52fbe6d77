package dev.slipway.catalog.tree;

/**
 * How many files a layer changes; links and devices are files, directories are not.
 *
 * @param added that no lower layer has
 * @param changed that lower layers have too
 * @param removed that lower layers have and the image has no longer
 */
public record FileChanges(int added, int changed, int removed) {}
