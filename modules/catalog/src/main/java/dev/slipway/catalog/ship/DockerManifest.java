package dev.slipway.catalog.ship;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The file by which {@code docker load} finds the images of an archive; newer engines read the OCI layout instead. */
final class DockerManifest {
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON = new JsonMapper();

    private DockerManifest() {}

    static String write(List<ShippedImage> images) {
        var json = JSON.createArrayNode();
        for (var image : images) {
            var entry = json.addObject();
            entry.put(
                    "Config",
                    ArchiveWriter.BLOBS + image.manifest().config().digest().hex());
            entry.putArray("RepoTags").add(image.reference().toString());
            var layers = entry.putArray("Layers");
            image.manifest()
                    .layers()
                    .forEach(layer ->
                            layers.add(ArchiveWriter.BLOBS + layer.digest().hex()));
        }
        return JSON.writeValueAsString(json);
    }
}
