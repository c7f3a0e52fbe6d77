package dev.slipway.oci;

import java.util.List;
import java.util.Map;

/** A list of manifests: an image for several platforms, or the images of an archive (OCI image specification, "Image Index"). */
public record Index(String mediaType, String json, List<Descriptor> manifests, Map<String, String> annotations)
        implements Manifest {
    /** Keeps copies. */
    public Index {
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }

    /** An OCI index of these manifests; the same input gives the same bytes. */
    public static Index of(List<Descriptor> manifests) {
        return new Index(MediaTypes.INDEX, ManifestJson.write(manifests), manifests, Map.of());
    }
}
