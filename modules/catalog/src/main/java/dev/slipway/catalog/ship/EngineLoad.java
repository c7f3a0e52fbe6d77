package dev.slipway.catalog.ship;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.UploadException;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Brings the images of an archive into an engine, layer by layer verified. */
public final class EngineLoad {
    private static final int MODE = 0644;

    private final Engine engine;
    private final ImageArchive archive;

    /** Loads from this archive into this engine. */
    public EngineLoad(Engine engine, ImageArchive archive) {
        this.engine = engine;
        this.archive = archive;
    }

    /** Loads these images. A layer that the archive leaves out must be in the engine. */
    public void load(List<ShippedImage> images) throws InterruptedException {
        try {
            engine.images().load(out -> write(images, out), _ -> {});
        } catch (UploadException e) {
            throw new ShipException("cannot load the images into the engine: " + e.reason(), e);
        } catch (EngineException e) {
            throw new ShipException("cannot load the images into the engine: " + e.getMessage() + hint(images), e);
        }
        for (var image : images) {
            var id = image.manifest().config().digest().toString();
            var loaded = engine.images().inspect(image.reference().toString());
            if (loaded.isEmpty() || !loaded.get().id().equals(id)) {
                throw new ShipException("the engine took the archive but has no '" + image.reference() + "' of " + id);
            }
        }
    }

    private void write(List<ShippedImage> images, OutputStream out) throws IOException {
        var written = new HashSet<Digest>();
        try (var tar = new TarWriter(out, Instant.EPOCH)) {
            for (var image : images) {
                for (var blob : image.blobs()) {
                    if (written.add(blob.digest())) {
                        write(blob, tar);
                    }
                }
            }
            tar.file(DockerManifest.NAME, MODE, DockerManifest.write(images));
        }
    }

    private void write(Descriptor blob, TarWriter tar) throws IOException {
        var content = archive.blob(blob.digest(), 0);
        if (content.isPresent()) {
            try (var verified = content.get()) {
                tar.file(ArchiveWriter.BLOBS + blob.digest().hex(), MODE, blob.size(), verified);
            }
        }
    }

    private String hint(List<ShippedImage> images) {
        var blobs = archive.blobs();
        return images.stream().flatMap(image -> image.blobs().stream()).allMatch(blob -> blobs.contains(blob.digest()))
                ? ""
                : "; the archive leaves out layers, which the engine must have already";
    }
}
