package dev.slipway.engine.image;

import java.util.List;

/** What became of the wish to remove an image. */
public sealed interface Removal {
    /**
     * The name is gone, and with its last name the image.
     *
     * @param untagged names that are gone
     * @param deleted ids of images and layers that are gone
     */
    record Removed(List<String> untagged, List<String> deleted) implements Removal {}

    /**
     * It is still there, as something uses it.
     *
     * @param reason the engine's words
     */
    record InUse(String reason) implements Removal {}

    /** There was no such image. */
    record Absent() implements Removal {}
}
