package dev.slipway.catalog.plan;

import dev.slipway.engine.image.ImageSummary;
import dev.slipway.oci.ImageReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images an engine holds, by name: one listing answers for a whole catalogue. */
public final class ImageStock {
    private final Map<String, ImageSummary> byName = new HashMap<>();

    /** From the listing of an engine. */
    public ImageStock(List<ImageSummary> images) {
        images.forEach(image -> image.repoTags().forEach(name -> byName.put(name, image)));
    }

    /** The image of that name. */
    public Optional<ImageSummary> find(ImageReference reference) {
        return Optional.ofNullable(byName.get(reference.withDefaultTag().toString()));
    }
}
