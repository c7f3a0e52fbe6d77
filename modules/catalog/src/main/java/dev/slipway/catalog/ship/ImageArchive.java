package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.ImageReference;
import dev.slipway.oci.Index;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.VerifiedInput;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * An archive of images as {@code slipway images save} and other tools write it: a tar in the OCI image layout. Nothing
 * is unpacked; content is read where it stands, and verified on its way.
 */
public final class ImageArchive {
    private static final Pattern BLOB = Pattern.compile(ArchiveWriter.BLOBS + "([0-9a-f]{64})");
    private static final int LONGEST_TEXT = 8 * 1024 * 1024;

    private final Path file;
    private final Map<Digest, TarArchiveEntry> blobs = new HashMap<>();
    private final Index index;

    private ImageArchive(Path file, List<TarArchiveEntry> entries) {
        this.file = file;
        entries.forEach(this::check);
        this.index = index(entries);
    }

    /**
     * Reads what the archive holds.
     *
     * @throws InputException when it is none, or holds what does not belong into one
     */
    public static ImageArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file, "is not a file; expected an archive made by 'slipway images save'");
        }
        try (var tar = new TarFile(file)) {
            return new ImageArchive(file, tar.getEntries());
        } catch (IOException e) {
            throw new InputException(file, "is not a whole tar archive: " + e.getMessage());
        }
    }

    /** The digests of everything in it. */
    public Set<Digest> blobs() {
        return Set.copyOf(blobs.keySet());
    }

    /** Its images, in the order of its index. */
    public List<ShippedImage> images() {
        var images = new ArrayList<ShippedImage>();
        for (var entry : index.manifests()) {
            images.add(new ShippedImage(name(entry), manifest(entry), below(entry)));
        }
        return images;
    }

    /**
     * Content, from its byte number {@code offset} on, if it is in the archive; the caller closes the stream. From its
     * beginning on it is verified: damaged content ends with an {@link IOException} in place of its last bytes.
     */
    Optional<InputStream> blob(Digest digest, long offset) throws IOException {
        var entry = blobs.get(digest);
        if (entry == null) {
            return Optional.empty();
        }
        var content = open(entry, offset);
        return Optional.of(offset > 0 ? content : new VerifiedInput(content, digest, entry.getSize(), file.toString()));
    }

    private void check(TarArchiveEntry entry) {
        var name = entry.getName();
        var blob = BLOB.matcher(name);
        if (entry.isDirectory() && ArchiveWriter.BLOBS.startsWith(name)) {
            return;
        }
        var plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink();
        if (!plain || name.startsWith("/") || name.contains("..")) {
            throw fault("holds '" + name + "', which is no plain file below the archive's own folder");
        }
        if (blob.matches()) {
            blobs.put(new Digest(blob.group(1)), entry);
        }
    }

    private Index index(List<TarArchiveEntry> entries) {
        var entry = entries.stream()
                .filter(candidate -> candidate.getName().equals(ArchiveWriter.INDEX))
                .findFirst()
                .orElseThrow(() -> fault("has no " + ArchiveWriter.INDEX
                        + "; expected an archive in the OCI layout, as 'slipway images save' makes it"));
        if (parse(text(entry), ArchiveWriter.INDEX) instanceof Index read) {
            return read;
        }
        throw fault(ArchiveWriter.INDEX + " is no index");
    }

    private ImageManifest manifest(Descriptor descriptor) {
        var digest = descriptor.digest();
        var entry = blobs.get(digest);
        var text = entry == null ? "" : text(entry);
        if (entry == null) {
            throw fault("lacks the manifest " + digest);
        }
        if (!Digest.of(text).equals(digest)) {
            throw fault("is damaged: the manifest " + digest + " has another digest");
        }
        if (parse(text, "the manifest " + digest) instanceof ImageManifest manifest) {
            return manifest;
        }
        throw fault("holds an image for several platforms, " + digest + "; such are not taken yet");
    }

    private List<ImageReference> below(Descriptor descriptor) {
        var names = descriptor.annotations().getOrDefault(ArchiveWriter.BELOW, "");
        return Stream.of(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> reference(descriptor, name))
                .toList();
    }

    private ImageReference name(Descriptor descriptor) {
        return reference(descriptor, descriptor.annotations().getOrDefault(ArchiveWriter.NAME, ""));
    }

    private ImageReference reference(Descriptor descriptor, String name) {
        try {
            return ImageReference.parse(name);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    file, "names the image " + descriptor.digest() + " '" + name + "': " + e.getMessage());
        }
    }

    private Manifest parse(String json, String what) {
        try {
            return Manifest.parse(json, "");
        } catch (IllegalArgumentException e) {
            throw fault(what + ": " + e.getMessage());
        }
    }

    private String text(TarArchiveEntry entry) {
        try (var content = open(entry, 0)) {
            return new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private InputStream open(TarArchiveEntry entry, long offset) throws IOException {
        var channel = FileChannel.open(file).position(entry.getDataOffset() + offset);
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(entry.getSize() - offset)
                .get();
    }

    private InputException fault(String problem) {
        return new InputException(file, problem);
    }
}
