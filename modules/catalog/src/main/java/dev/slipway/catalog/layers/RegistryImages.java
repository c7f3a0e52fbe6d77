package dev.slipway.catalog.layers;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.ImageConfiguration;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.ImageReference;
import dev.slipway.oci.Index;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.Platform;
import dev.slipway.registry.Registry;
import dev.slipway.registry.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds images in a registry. All that is read of them is verified. */
public final class RegistryImages {
    private static final int LONGEST_CONFIGURATION = 8 << 20;

    private final Registry registry;
    private final Supplier<Platform> platform;

    /**
     * The images of this registry.
     *
     * @param platform is asked which image to take where one name stands for several
     */
    public RegistryImages(Registry registry, Supplier<Platform> platform) {
        this.registry = registry;
        this.platform = platform;
    }

    /**
     * The image of that name, which can be read until the registry is closed.
     *
     * @throws ImageAbsentException when there is none, or none for the platform
     */
    public LayeredImage find(ImageReference reference) throws InterruptedException {
        var repository = registry.repository(reference.path());
        var digest = reference.digest();
        var wanted = digest == null ? reference.withDefaultTag().writtenTag().orElseThrow() : digest.toString();
        var manifest = repository
                .manifest(wanted)
                .orElseThrow(() ->
                        new ImageAbsentException("no image '" + reference + "' in the registry " + registry.address()));
        var image = image(repository, reference, manifest);
        return new LayeredImage(
                reference.toString(), image, configuration(repository, image.config()), repository::blob);
    }

    private ImageManifest image(Repository repository, ImageReference reference, Manifest manifest)
            throws InterruptedException {
        return switch (manifest) {
            case ImageManifest image -> image;
            case Index index -> {
                var chosen = choose(reference, index).digest();
                yield repository
                        .manifest(chosen.toString())
                        .filter(ImageManifest.class::isInstance)
                        .map(ImageManifest.class::cast)
                        .orElseThrow(() -> new ImageAbsentException(
                                "the registry " + registry.address() + " lacks " + chosen + " of '" + reference + "'"));
            }
        };
    }

    private Descriptor choose(ImageReference reference, Index index) {
        var mine = platform.get();
        return index.manifests().stream()
                .filter(one -> one.writtenPlatform()
                        .filter(its ->
                                its.os().equals(mine.os()) && its.architecture().equals(mine.architecture()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new ImageAbsentException(
                        "'" + reference + "' has no image for " + mine + "; it has " + platforms(index)));
    }

    /** Attestations stand beside images as for an unknown platform. */
    private static String platforms(Index index) {
        var names = index.manifests().stream()
                .map(Descriptor::writtenPlatform)
                .flatMap(Optional::stream)
                .map(Platform::toString)
                .filter(name -> !name.startsWith("unknown/"))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none that names its platform" : names;
    }

    private static ImageConfiguration configuration(Repository repository, Descriptor config)
            throws InterruptedException {
        if (config.size() > LONGEST_CONFIGURATION) {
            throw new IllegalArgumentException(
                    "the configuration " + config.digest() + " is too long to be one: " + config.size() + " bytes");
        }
        try (var content = repository.blob(config)) {
            return ImageConfiguration.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the configuration " + config.digest(), e);
        }
    }
}
