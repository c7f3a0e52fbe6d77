package dev.slipway.oci;

import java.nio.charset.StandardCharsets;

/** What stands behind a name in a registry: an image or an index. Keeps its text, as the digest depends on every byte. */
public sealed interface Manifest permits ImageManifest, Index {
    /** What it is, as it was written or served. */
    String mediaType();

    /** Its text, byte for byte in UTF-8. */
    String json();

    /** Its digest. */
    default Digest digest() {
        return Digest.of(json());
    }

    /** What refers to it. */
    default Descriptor descriptor() {
        return new Descriptor(mediaType(), digest(), json().getBytes(StandardCharsets.UTF_8).length);
    }

    /**
     * Reads a manifest of either kind, OCI's or Docker's.
     *
     * @param mediaType as the registry said; empty when only the text itself can tell
     * @throws IllegalArgumentException when it is none
     */
    static Manifest parse(String json, String mediaType) {
        return ManifestJson.read(json, mediaType);
    }
}
