package dev.slipway.catalog.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.catalog.ship.ArchivedImages.Layer;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Brings images out of an engine into a {@link LayerStore}; each layer is compressed once, on all cores. */
final class EngineExport {
    private final Engine engine;
    private final LayerStore store;

    EngineExport(Engine engine, LayerStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Is told of each layer as soon as it is in the store, by the thread that exports. */
    interface LayerListener {
        /**
         * A layer is there.
         *
         * @param diffId digest of its unpacked tar
         * @param compressed what it is in a registry
         */
        void ready(Digest diffId, Descriptor compressed);
    }

    /** Exports these images, unless the store has them whole. */
    void export(List<EngineImage> images, LayerListener listener) throws InterruptedException {
        var absent = images.stream().filter(image -> !isWhole(image.id())).toList();
        if (absent.isEmpty()) {
            return;
        }
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
                var archives = new EngineArchives(engine, absent)) {
            while (archives.hasNext()) {
                try (var archive = archives.next()) {
                    read(archive, workers, listener);
                }
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ShipException("cannot take images out of the engine: " + e.getMessage(), e);
        } catch (EngineException e) {
            throw new ShipException("cannot take images out of the engine: " + e.getMessage(), e);
        }
        for (var image : absent) {
            if (!isWhole(image.id())) {
                throw new ShipException("the engine's archive lacks '" + image.reference() + "' (" + image.id() + ")");
            }
        }
    }

    /** Whether the image and all its layers are in the store. */
    private boolean isWhole(Digest image) {
        return store.manifest(image)
                .map(manifest -> manifest.layers().stream()
                        .allMatch(layer -> store.blob(layer.digest()).isPresent()))
                .orElse(false);
    }

    private void read(InputStream tar, ExecutorService workers, LayerListener listener) throws IOException {
        var images = new ArchivedImages(new LayerIntake(store, workers), listener).read(tar);
        for (var image : images) {
            var json = image.configuration().json();
            var config = new Descriptor(MediaTypes.CONFIG, store.add(json), json.getBytes(UTF_8).length);
            var layers = image.layers().stream().map(Layer::compressed).toList();
            store.rememberImage(config.digest(), ImageManifest.of(config, layers));
        }
    }
}
