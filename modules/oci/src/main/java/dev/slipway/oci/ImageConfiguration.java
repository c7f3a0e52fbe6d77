package dev.slipway.oci;

import java.util.List;
import java.util.Map;

/**
 * The configuration of an image, whose digest is the image's id (OCI image specification, "Image Configuration"). Keeps
 * its text, as the digest depends on every byte.
 *
 * @param diffIds digests of the unpacked layers, lowest first
 * @param history how the image came to be, first instruction first
 */
public record ImageConfiguration(
        String json, Platform platform, Map<String, String> labels, List<Digest> diffIds, List<Instruction> history) {
    /** Keeps copies. */
    public ImageConfiguration {
        labels = Map.copyOf(labels);
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
    }

    /**
     * One instruction of the build.
     *
     * @param createdBy its text
     * @param emptyLayer whether it made no layer
     */
    public record Instruction(String createdBy, boolean emptyLayer) {}

    /**
     * Reads a configuration, OCI's or Docker's.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ImageConfiguration parse(String text) {
        var json = ManifestJson.tree(text);
        return new ImageConfiguration(
                text,
                new Platform(
                        json.path("os").asString(""),
                        json.path("architecture").asString(""),
                        json.path("variant").asString("")),
                ManifestJson.texts(json.path("config").path("Labels")),
                json.path("rootfs").path("diff_ids").values().stream()
                        .map(id -> Digest.parse(id.asString("")))
                        .toList(),
                json.path("history").values().stream()
                        .map(entry -> new Instruction(
                                entry.path("created_by").asString(""),
                                entry.path("empty_layer").asBoolean(false)))
                        .toList());
    }

    /** The image's id. */
    public Digest digest() {
        return Digest.of(json);
    }
}
