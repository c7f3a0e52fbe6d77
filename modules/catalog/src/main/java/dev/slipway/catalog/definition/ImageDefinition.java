package dev.slipway.catalog.definition;

import dev.slipway.catalog.dockerfile.Dockerfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One folder of a catalogue: how one image is made.
 *
 * @param group the folder around it, or null when that is the catalogue itself
 */
public record ImageDefinition(String name, @Nullable String group, Path folder, Source source) {

    /** What the folder holds. */
    public sealed interface Source {}

    /** An {@code image.yaml}. */
    public record Declared(ImageSpec spec) implements Source {}

    /** A {@code Dockerfile}; the whole folder is its context. */
    public record Written(Dockerfile dockerfile) implements Source {}

    /** The file that defines the image. */
    public Path file() {
        return folder.resolve(
                switch (source) {
                    case Declared _ -> "image.yaml";
                    case Written _ -> "Dockerfile";
                });
    }
}
