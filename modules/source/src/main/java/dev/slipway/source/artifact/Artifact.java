package dev.slipway.source.artifact;

import dev.slipway.source.build.BuildSettings;
import dev.slipway.source.build.Built;
import dev.slipway.source.input.SourceRequest;
import java.util.List;

/**
 * A deployment artifact: an image, and how it came to be.
 *
 * @param built what came of the build
 * @param source which source was asked for
 * @param settings how it was built
 * @param packages what is installed in it, sorted by name
 */
public record Artifact(Built built, SourceRequest source, BuildSettings settings, List<InstalledPackage> packages) {
    /** Keeps a copy. */
    public Artifact {
        packages = List.copyOf(packages);
    }

    /** A package in an image. */
    public record InstalledPackage(String name, String version) {}

    /** What people call it: its tag, or its id. */
    public String name() {
        return built.tag().isEmpty() ? built.id() : built.tag();
    }
}
