package dev.slipway.catalog.plan;

import dev.slipway.engine.image.ImageSummary;
import dev.slipway.oci.ImageReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The images an engine holds, by name: one listing answers for a whole catalogue. */
public final class ImageStock {
    private final Map<String, ImageSummary> byName = new HashMap<>();
    private final Set<String> ids;

    /** From the listing of an engine. */
    public ImageStock(List<ImageSummary> images) {
        images.forEach(image -> image.repoTags().forEach(name -> byName.put(name, image)));
        ids = images.stream().map(ImageSummary::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of all images, those without a name among them. */
    public Set<String> ids() {
        return ids;
    }

    /** The image of that name. */
    public Optional<ImageSummary> find(ImageReference reference) {
        return Optional.ofNullable(byName.get(reference.withDefaultTag().toString()));
    }
}
