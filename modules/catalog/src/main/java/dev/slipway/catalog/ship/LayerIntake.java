package dev.slipway.catalog.ship;

import dev.slipway.catalog.ship.ArchivedImages.Layer;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.MediaTypes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Takes layers of an engine's archive into a {@link LayerStore}, compressed. */
final class LayerIntake {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 256 * 1024;

    /** An engine makes such an id from what the layer and all below it hold. */
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})/layer\\.tar|blobs/sha256/([0-9a-f]{64})");

    private final LayerStore store;
    private final ExecutorService workers;

    LayerIntake(LayerStore store, ExecutorService workers) {
        this.store = store;
        this.workers = workers;
    }

    /** The layer with this name in the archive, if it was taken in before and is still there. */
    Optional<Layer> known(String name) throws IOException {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var diffId = matcher.group(1) == null
                ? Optional.of(new Digest(matcher.group(2)))
                : store.named(new Digest(matcher.group(1)));
        return diffId.flatMap(id -> store.layer(id)
                .filter(layer -> store.blob(layer.digest()).isPresent())
                .map(layer -> new Layer(id, layer)));
    }

    /** Takes a layer in; one that comes compressed stays as it is. */
    Layer take(String name, InputStream content) throws IOException {
        var file = store.unfinished();
        try {
            var layer = isCompressed(content) ? copy(content, file) : compress(content, file);
            store.add(file, layer.compressed().digest());
            store.rememberLayer(layer.diffId(), layer.compressed());
            var matcher = NAME.matcher(name);
            if (matcher.matches() && matcher.group(1) != null) {
                store.rememberName(new Digest(matcher.group(1)), layer.diffId());
            }
            return layer;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Layer compress(InputStream content, Path file) throws IOException {
        var unpacked = new DigestInputStream(content, Digest.algorithm());
        var packed = Digest.algorithm();
        try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER), packed);
                var gzip = new ParallelGzip(out, workers)) {
            unpacked.transferTo(gzip);
        }
        return layer(Digest.of(unpacked.getMessageDigest()), Digest.of(packed), file);
    }

    private static Layer copy(InputStream content, Path file) throws IOException {
        var packed = new DigestInputStream(content, Digest.algorithm());
        try (var out = Files.newOutputStream(file)) {
            packed.transferTo(out);
        }
        try (var unpacked = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
            return layer(Digest.of(unpacked), Digest.of(packed.getMessageDigest()), file);
        }
    }

    private static Layer layer(Digest diffId, Digest digest, Path file) throws IOException {
        return new Layer(diffId, new Descriptor(MediaTypes.LAYER, digest, Files.size(file)));
    }

    private static boolean isCompressed(InputStream content) throws IOException {
        content.mark(2);
        var magic = (content.read() << 8) | content.read();
        content.reset();
        return magic == GZIP_MAGIC;
    }
}
