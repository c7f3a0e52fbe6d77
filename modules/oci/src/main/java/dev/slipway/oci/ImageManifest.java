package dev.slipway.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image: its configuration and its layers (OCI image specification, "Image Manifest").
 *
 * @param layers lowest first
 * @param subject the manifest this one is about, or null
 */
public record ImageManifest(
        String mediaType,
        String json,
        Descriptor config,
        List<Descriptor> layers,
        @Nullable Descriptor subject,
        Map<String, String> annotations)
        implements Manifest {
    /** Keeps copies. */
    public ImageManifest {
        layers = List.copyOf(layers);
        annotations = Map.copyOf(annotations);
    }

    /** An OCI manifest of this configuration and these layers, lowest first; the same input gives the same bytes. */
    public static ImageManifest of(Descriptor config, List<Descriptor> layers) {
        var json = ManifestJson.write(config, layers);
        return new ImageManifest(MediaTypes.MANIFEST, json, config, layers, null, Map.of());
    }

    /** The manifest this one is about, as with a signature or a provenance. */
    public Optional<Descriptor> writtenSubject() {
        return Optional.ofNullable(subject);
    }
}
