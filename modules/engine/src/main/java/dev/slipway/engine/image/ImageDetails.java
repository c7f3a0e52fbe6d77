package dev.slipway.engine.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All an engine knows of an image.
 *
 * @param id {@code sha256:…} of its configuration
 * @param repoTags its names; none when it is dangling
 * @param labels its labels
 * @param created when it was built
 * @param size bytes of all its layers, unpacked
 * @param os operating system
 * @param architecture processor architecture in Go's words
 * @param config how its containers run
 * @param layers digests of its unpacked layers, lowest first
 */
public record ImageDetails(
        String id,
        List<String> repoTags,
        Map<String, String> labels,
        Instant created,
        long size,
        String os,
        String architecture,
        ImageConfig config,
        List<String> layers) {}
