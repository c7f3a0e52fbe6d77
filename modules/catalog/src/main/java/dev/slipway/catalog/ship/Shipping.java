package dev.slipway.catalog.ship;

import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.engine.Engine;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageConfiguration;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.BlobSource;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Ships images of an engine into archives and registries. What is shipped depends on the images alone: an archive and a
 * registry get the same digests.
 */
public final class Shipping {
    private final Engine engine;
    private final LayerStore store;

    /**
     * Ships what this engine holds.
     *
     * @param store where compressed layers are kept from one time to the next
     */
    public Shipping(Engine engine, LayerStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Brings images out of the engine, as far as the store does not have them. */
    public List<ShippedImage> export(List<EngineImage> images) throws InterruptedException {
        new EngineExport(engine, store).export(images, (_, _) -> {});
        return shipped(images, UnaryOperator.identity());
    }

    /** Brings an image out of the engine, to be read layer by layer for as long as the store has them. */
    public LayeredImage layered(EngineImage image) throws InterruptedException {
        var manifest = export(List.of(image)).getFirst().manifest();
        try {
            var text = Files.readString(file(manifest.config()));
            return new LayeredImage(
                    image.name(), manifest, ImageConfiguration.parse(text), layer -> Files.newInputStream(file(layer)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the configuration of '" + image.name() + "'", e);
        }
    }

    /**
     * Writes an archive of exported images.
     *
     * @param omitted digests of layers that the other side has already
     * @param forDocker whether {@code docker load} of every age shall take it
     */
    public void save(List<ShippedImage> images, Path target, Set<Digest> omitted, boolean forDocker) {
        try {
            new ArchiveWriter(store, images, omitted, forDocker).write(target);
        } catch (IOException e) {
            throw new ShipException("cannot write '" + target + "': " + e.getMessage(), e);
        }
    }

    /** Those layers of images that a registry has in the repository it would get them in. */
    public static Set<Digest> layersIn(
            Registry registry, List<ShippedImage> images, UnaryOperator<ImageReference> naming)
            throws InterruptedException {
        registry.check();
        var layers = ConcurrentHashMap.<Digest>newKeySet();
        Together.each(images, image -> {
            var repository = registry.repository(naming.apply(image.reference()).path());
            for (var layer : image.manifest().layers()) {
                if (!layers.contains(layer.digest()) && repository.hasBlob(layer.digest())) {
                    layers.add(layer.digest());
                }
            }
        });
        return layers;
    }

    /**
     * Pushes images to a registry as one set: names move only when all images are there. Layers are sent while the engine
     * still gives out others.
     *
     * @param naming the name of each in the registry, from its name in the engine
     * @throws ShipException when the registry cannot take them
     */
    public PushReport push(List<EngineImage> images, UnaryOperator<ImageReference> naming, Registry registry)
            throws InterruptedException {
        registry.check();
        var transfers = new BlobTransfers(registry, this::source);
        var push = new Push(registry, transfers);
        var known = images.stream()
                .filter(image -> store.manifest(image.id()).isPresent())
                .toList();
        var current = push.current(shipped(known, naming));
        var wanted = images.stream()
                .filter(image -> !current.contains(naming.apply(image.reference())))
                .toList();
        if (!wanted.isEmpty()) {
            exportAndSend(wanted, homes(images, naming), transfers, registry);
        }
        var all = shipped(images, naming);
        push.push(shipped(wanted, naming), all);
        return PushReport.of(all, current, transfers);
    }

    /** Removes from the store what none of these images needs. */
    public void forgetAllBut(Collection<Digest> images) {
        try {
            store.keepOnly(images);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the store of layers", e);
        }
    }

    private void exportAndSend(
            List<EngineImage> images, Map<Digest, String> homes, BlobTransfers transfers, Registry registry)
            throws InterruptedException {
        try (var together = new Together()) {
            new EngineExport(engine, store).export(images, (diffId, layer) -> {
                var home = homes.get(diffId);
                if (home != null) {
                    var repository = registry.repository(home).path();
                    together.begin(() -> transfers.ensure(layer, repository, List.of()));
                }
            });
            together.finish();
        } catch (RegistryException e) {
            throw Push.nothingMoved(e);
        }
    }

    /** The repository each layer goes to first: that of the lowest image that has it. */
    private Map<Digest, String> homes(List<EngineImage> images, UnaryOperator<ImageReference> naming) {
        var homes = new HashMap<Digest, String>();
        for (var image : images) {
            engine.images()
                    .inspect(image.id().toString())
                    .ifPresent(details -> details.layers()
                            .forEach(layer -> homes.putIfAbsent(
                                    Digest.parse(layer),
                                    naming.apply(image.reference()).path())));
        }
        return homes;
    }

    private Path file(Descriptor content) throws NoSuchFileException {
        return store.blob(content.digest())
                .orElseThrow(() -> new NoSuchFileException(content.digest().toString()));
    }

    private Optional<BlobSource> source(Digest digest) {
        return store.blob(digest).map(BlobSource::of);
    }

    private List<ShippedImage> shipped(Collection<EngineImage> images, UnaryOperator<ImageReference> naming) {
        return images.stream()
                .map(image -> new ShippedImage(
                                image.reference(), store.manifest(image.id()).orElseThrow(), image.below())
                        .named(naming))
                .toList();
    }
}
