package dev.slipway.catalog.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.ImageReference;
import dev.slipway.oci.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts small images into a store, as if they had been exported from an engine. */
final class StoredImages {
    private final LayerStore store;

    StoredImages(Path folder) {
        this.store = new LayerStore(folder);
    }

    LayerStore store() {
        return store;
    }

    /** An image whose layers hold these texts. */
    ShippedImage image(String reference, String... layers) throws IOException {
        var taken = new ArrayList<ArchivedImages.Layer>();
        try (var workers = Executors.newFixedThreadPool(1)) {
            for (var layer : layers) {
                taken.add(
                        new LayerIntake(store, workers).take("layer", new ByteArrayInputStream(layer.getBytes(UTF_8))));
            }
        }
        var configuration =
                configuration(taken.stream().map(ArchivedImages.Layer::diffId).toList());
        var config = new Descriptor(MediaTypes.CONFIG, store.add(configuration), configuration.length());
        var manifest = ImageManifest.of(
                config, taken.stream().map(ArchivedImages.Layer::compressed).toList());
        store.rememberImage(config.digest(), manifest);
        return new ShippedImage(ImageReference.parse(reference), manifest, List.of());
    }

    static String configuration(List<Digest> diffIds) {
        return "{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                + diffIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",")) + "]}}";
    }

    static Stream<Digest> layers(ShippedImage image) {
        return image.manifest().layers().stream().map(Descriptor::digest);
    }
}
