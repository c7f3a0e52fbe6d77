package dev.slipway.catalog.definition;

import dev.slipway.oci.ImageReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as it is written: settings, groups and images, not yet joined to a graph.
 *
 * @param root the folder
 * @param registry what stands before every image's name, without a slash at its end; empty for none
 * @param distribution what the base image is made of, or null when catalog.yaml names none
 * @param packages packages of its own, or null
 * @param artifacts archives that image builds use, by name
 * @param groups by name; folders without an entry in catalog.yaml are groups without labels
 * @param images by name, sorted
 */
public record Catalog(
        Path root,
        String name,
        String registry,
        String tag,
        @Nullable Distribution distribution,
        BuildSettings build,
        @Nullable PackageSettings packages,
        Map<String, ArtifactSettings> artifacts,
        Map<String, Group> groups,
        Map<String, ImageDefinition> images) {

    /** Sorts the images by name. */
    public Catalog {
        artifacts = Collections.unmodifiableMap(new TreeMap<>(artifacts));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        images = Collections.unmodifiableMap(new TreeMap<>(images));
    }

    /** The full name an image of this catalogue gets in an engine: {@code slipway/redis:trixie}. */
    public ImageReference reference(String image) {
        return ImageReference.parse((registry.isEmpty() ? "" : registry + "/") + image + ":" + tag);
    }

    /** The packages it brings itself, if it does. */
    public Optional<PackageSettings> ownPackages() {
        return Optional.ofNullable(packages);
    }

    /** The image of that name, which must exist. */
    public ImageDefinition image(String imageName) {
        var image = images.get(imageName);
        if (image == null) {
            throw new IllegalArgumentException("no image '" + imageName + "' in the catalogue " + root);
        }
        return image;
    }

    /** The labels that the group of an image gives it. */
    public Map<String, String> groupLabels(ImageDefinition image) {
        var group = image.group() == null ? null : groups.get(image.group());
        return group == null ? Map.of() : group.labels();
    }

    /**
     * A set of images that belong together.
     *
     * @param labels put on each of its images
     */
    public record Group(Map<String, String> labels) {}

    /**
     * What the base image is made of.
     *
     * @param suite such as {@code trixie}
     * @param variant of mmdebstrap, such as {@code minbase}
     * @param mirrors apt sources in one-line form after {@code deb}
     * @param epoch seconds since 1970, put on every file that is newer (SOURCE_DATE_EPOCH)
     */
    public record Distribution(String suite, String variant, List<String> mirrors, long epoch) {}

    /**
     * How images are built.
     *
     * @param network of build steps: {@code host}, {@code default} or {@code none}
     * @param arguments build arguments for every image
     * @param external globs of references that are never images of this catalogue
     */
    public record BuildSettings(String network, Map<String, String> arguments, List<String> external) {}
}
