package dev.slipway.oci;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names content by its digest (OCI image specification, "Descriptors").
 *
 * @param mediaType what the content is
 * @param size bytes of the content
 * @param platform what the image behind it runs on, or null where nothing is said
 * @param annotations free words about it
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        @Nullable Platform platform,
        Map<String, String> annotations) {
    /** Keeps a copy; refuses a negative size. */
    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("size '" + size + "' of " + digest + " is negative");
        }
        annotations = Map.copyOf(annotations);
    }

    /** Content about which nothing else is said. */
    public Descriptor(String mediaType, Digest digest, long size) {
        this(mediaType, digest, size, null, Map.of());
    }

    /** The same with these annotations. */
    public Descriptor withAnnotations(Map<String, String> others) {
        return new Descriptor(mediaType, digest, size, platform, others);
    }

    /** What the image behind it runs on, where that is said. */
    public Optional<Platform> writtenPlatform() {
        return Optional.ofNullable(platform);
    }
}
