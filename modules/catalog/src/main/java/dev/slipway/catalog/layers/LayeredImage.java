package dev.slipway.catalog.layers;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.ImageConfiguration;
import dev.slipway.oci.ImageManifest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An image whose layers can be read.
 *
 * @param name what it was asked for by, for messages
 * @param source has its layers
 */
public record LayeredImage(String name, ImageManifest manifest, ImageConfiguration configuration, LayerSource source) {
    private static final int SHORT = 12;

    /** Refuses an image whose manifest and configuration do not have the same number of layers. */
    public LayeredImage {
        var layers = manifest.layers().size();
        var diffIds = configuration.diffIds().size();
        if (layers != diffIds) {
            throw new IllegalArgumentException("'" + name + "' is no image of layers: its manifest has " + layers
                    + ", its configuration " + diffIds);
        }
    }

    /** The digest of its configuration. */
    public String id() {
        return manifest.config().digest().toString();
    }

    /** The instructions that made its layers, lowest first; empty where they are not known for each layer. */
    public List<String> instructions() {
        var made = configuration.history().stream()
                .filter(instruction -> !instruction.emptyLayer())
                .map(ImageConfiguration.Instruction::createdBy)
                .toList();
        return made.size() == manifest.layers().size() ? made : List.of();
    }

    /**
     * Reads a layer to its end.
     *
     * @return the bytes of all files in it
     * @throws UncheckedIOException when it cannot be read, with what the source said
     */
    public long read(Descriptor layer, LayerReader reader) throws InterruptedException {
        try (var content = source.open(layer)) {
            return LayerTar.read(content, reader);
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read layer " + layer.digest().shortened(SHORT) + " of '" + name + "': " + e.getMessage(),
                    e);
        }
    }
}
