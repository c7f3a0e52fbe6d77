package dev.slipway.catalog.ship;

import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageReference;
import dev.slipway.oci.Index;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes images as one tar in the OCI image layout (OCI image specification, "Image Layout"), in which each layer
 * stands once. Its bytes depend on the images alone.
 */
final class ArchiveWriter {
    static final String LAYOUT = "oci-layout";
    static final String LAYOUT_CONTENT = "{\"imageLayoutVersion\":\"1.0.0\"}";
    static final String INDEX = "index.json";
    static final String BLOBS = "blobs/sha256/";

    /** The name of an image, as skopeo reads it. */
    static final String NAME = "org.opencontainers.image.ref.name";

    /** The name of an image, as containerd reads it. */
    private static final String CONTAINERD_NAME = "io.containerd.image.name";

    /** The names of the images it stands on, by which a registry is asked for layers that were left out. */
    static final String BELOW = "dev.slipway.below";

    private static final int MODE = 0644;
    private static final int BUFFER = 256 * 1024;

    private final LayerStore store;
    private final List<ShippedImage> images;
    private final Set<Digest> omitted;
    private final boolean forDocker;

    /**
     * A writer of these images, all of which the store has.
     *
     * @param omitted layers that the other side has
     * @param forDocker whether {@code docker load} of every age shall take the archive
     */
    ArchiveWriter(LayerStore store, Collection<ShippedImage> images, Set<Digest> omitted, boolean forDocker) {
        this.store = store;
        this.images = List.copyOf(images);
        this.omitted = Set.copyOf(omitted);
        this.forDocker = forDocker;
    }

    /** Writes the archive; the file is there whole or not at all. */
    void write(Path target) throws IOException {
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                write(out);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, Instant.EPOCH)) {
            tar.file(LAYOUT, MODE, LAYOUT_CONTENT);
            tar.file(INDEX, MODE, index().json());
            if (forDocker) {
                tar.file(DockerManifest.NAME, MODE, DockerManifest.write(images));
            }
            for (var digest : blobs()) {
                var file = store.blob(digest).orElseThrow(() -> new IOException("blob " + digest + " is gone"));
                tar.file(BLOBS + digest.hex(), MODE, file);
            }
        }
    }

    private Index index() {
        return Index.of(images.stream().map(ArchiveWriter::named).toList());
    }

    private static Descriptor named(ShippedImage image) {
        var name = image.reference().toString();
        var below = image.below().stream().map(ImageReference::toString).collect(Collectors.joining(" "));
        return image.manifest().descriptor().withAnnotations(Map.of(NAME, name, CONTAINERD_NAME, name, BELOW, below));
    }

    private Iterable<Digest> blobs() {
        var blobs = new TreeSet<Digest>((one, other) -> one.hex().compareTo(other.hex()));
        images.forEach(image -> image.manifest().layers().forEach(layer -> blobs.add(layer.digest())));
        blobs.removeAll(omitted);
        for (var image : images) {
            blobs.add(image.manifest().digest());
            blobs.add(image.manifest().config().digest());
        }
        return blobs;
    }
}
