package dev.slipway.engine.container;

import java.time.Instant;
import java.util.Map;

/**
 * A container as a listing shows it.
 *
 * @param id its id
 * @param name its name, without a slash
 * @param image the image as it was named at its creation
 * @param imageId {@code sha256:…} of that image
 * @param labels its labels, with those of the image
 * @param state such as {@code running} or {@code exited}
 * @param created when it was created, to the second
 */
public record ContainerSummary(
        String id,
        String name,
        String image,
        String imageId,
        Map<String, String> labels,
        String state,
        Instant created) {}
