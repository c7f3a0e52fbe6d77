package dev.slipway.engine.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image as a listing shows it.
 *
 * @param id {@code sha256:…} of its configuration
 * @param repoTags its names; none when it is dangling
 * @param labels its labels
 * @param created when it was built, to the second
 * @param size bytes of all its layers, unpacked
 */
public record ImageSummary(String id, List<String> repoTags, Map<String, String> labels, Instant created, long size) {}
