package dev.slipway.source.build;

import dev.slipway.source.contract.ArtifactPath;
import java.util.List;

/**
 * What source is built with: a cartridge, or nothing but an image.
 *
 * @param name of the cartridge; empty for an image alone
 * @param version of the cartridge, or empty
 * @param digest of the cartridge, or empty
 * @param image name or id of the builder image
 * @param runtimeImage name or id of the image that the application runs in; empty for the builder image
 * @param artifacts what the runtime image gets of the builder; none for what the runtime image says
 * @param caches folders of the builder that are kept between builds of the same application
 * @param pins the very images, where a build is repeated
 */
public record Builder(
        String name,
        String version,
        String digest,
        String image,
        String runtimeImage,
        List<ArtifactPath> artifacts,
        List<String> caches,
        Pins pins) {
    /**
     * The very images of a build, whatever their names mean now. Empty for what they mean.
     *
     * @param image id of the builder image
     * @param runtimeImage id of the runtime image
     */
    public record Pins(String image, String runtimeImage) {
        /** What the names mean. */
        public static Pins none() {
            return new Pins("", "");
        }
    }

    /** Keeps copies. */
    public Builder {
        artifacts = List.copyOf(artifacts);
        caches = List.copyOf(caches);
    }

    /** An image alone. */
    public static Builder ofImage(String image) {
        return new Builder("", "", "", image, "", List.of(), List.of(), Pins.none());
    }

    /** The same for an application that runs in another image, and takes this of the builder. */
    public Builder withRuntime(String other, List<ArtifactPath> taken) {
        return new Builder(name, version, digest, image, other, taken, caches, pins);
    }

    /** The same with these folders kept between builds. */
    public Builder withCaches(List<String> folders) {
        return new Builder(name, version, digest, image, runtimeImage, artifacts, folders, pins);
    }

    /** The same with these very images. */
    public Builder withPins(Pins ids) {
        return new Builder(name, version, digest, image, runtimeImage, artifacts, caches, ids);
    }

    /** Whether the application runs in another image than it is built in. */
    public boolean isExtended() {
        return !runtimeImage.isEmpty();
    }

    /** How it is called: the cartridge, or the image. */
    public String title() {
        return name.isEmpty() ? image : "cartridge:" + name;
    }
}
