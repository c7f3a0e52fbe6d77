package dev.slipway.catalog.ship;

import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.MediaTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with what images of an engine look like outside of it: their layers compressed, their configurations and
 * manifests, each under its digest, and which of them belong to which image. Whatever is missing from it can be made
 * again from the engine, byte for byte.
 */
public final class LayerStore {
    private static final int WORDS_OF_A_LAYER = 2;

    private final Path folder;

    /** The store in this folder, which is made when something is put in. */
    public LayerStore(Path folder) {
        this.folder = folder;
    }

    /** Where content stands, if it is there. */
    public Optional<Path> blob(Digest digest) {
        var file = file("blobs", digest);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** The manifest of the image with this id, whether or not its layers are here. */
    public Optional<ImageManifest> manifest(Digest image) {
        return read(file("images", image)).flatMap(LayerStore::parse);
    }

    /** How the layer with this digest of its unpacked tar looks compressed, whether or not it is here. */
    Optional<Descriptor> layer(Digest diffId) {
        return read(file("layers", diffId))
                .map(line -> line.strip().split(" ", -1))
                .flatMap(words -> words.length == WORDS_OF_A_LAYER
                        ? Optional.of(
                                new Descriptor(MediaTypes.LAYER, Digest.parse(words[0]), Long.parseLong(words[1])))
                        : Optional.empty());
    }

    /** Remembers how a layer looks compressed. */
    void rememberLayer(Digest diffId, Descriptor compressed) throws IOException {
        write(file("layers", diffId), compressed.digest() + " " + compressed.size() + "\n");
    }

    /** The layer that an engine gives under this id, if it did so before. */
    Optional<Digest> named(Digest id) {
        return read(file("names", id)).map(line -> Digest.parse(line.strip()));
    }

    /** Remembers the layer that an engine gives under this id. */
    void rememberName(Digest id, Digest diffId) throws IOException {
        write(file("names", id), diffId + "\n");
    }

    /** Remembers the manifest of an image. */
    void rememberImage(Digest image, ImageManifest manifest) throws IOException {
        add(manifest.json());
        write(file("images", image), manifest.json());
    }

    /** Takes in a text and returns its digest. */
    Digest add(String text) throws IOException {
        var digest = Digest.of(text);
        write(file("blobs", digest), text);
        return digest;
    }

    /** A new file to write content to before its digest is known. */
    Path unfinished() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder.resolve("unfinished")), "layer", "");
    }

    /** Takes in a file of {@link #unfinished} whose content has this digest. */
    void add(Path unfinished, Digest digest) throws IOException {
        move(unfinished, file("blobs", digest));
    }

    /** Removes all that none of these images needs. */
    void keepOnly(Collection<Digest> images) throws IOException {
        var kept = images.stream().map(Digest::hex).collect(Collectors.toSet());
        removeOthers("images", kept);
        var needed = new HashSet<String>();
        for (var image : images) {
            manifest(image).ifPresent(manifest -> {
                needed.add(manifest.digest().hex());
                needed.add(manifest.config().digest().hex());
                manifest.layers().forEach(layer -> needed.add(layer.digest().hex()));
            });
        }
        removeOthers("blobs", needed);
        TemporaryFiles.clear(folder.resolve("unfinished"));
    }

    private void removeOthers(String kind, Collection<String> kept) throws IOException {
        var files = folder.resolve(kind);
        if (!Files.exists(files)) {
            return;
        }
        for (var file : list(files)) {
            if (!kept.contains(file.getFileName().toString())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Path> list(Path files) throws IOException {
        try (Stream<Path> entries = Files.list(files)) {
            return entries.toList();
        }
    }

    private Path file(String kind, Digest digest) {
        return folder.resolve(kind).resolve(digest.hex());
    }

    /** What is damaged counts as absent. */
    private static Optional<ImageManifest> parse(String json) {
        try {
            return Manifest.parse(json, "") instanceof ImageManifest manifest
                    ? Optional.of(manifest)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(Path file, String text) throws IOException {
        var unfinished = unfinished();
        Files.writeString(unfinished, text);
        move(unfinished, file);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
