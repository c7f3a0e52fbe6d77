package dev.slipway.source.artifact;

import dev.slipway.source.artifact.Artifact.InstalledPackage;
import java.util.List;

/** Knows what is installed in images. */
@FunctionalInterface
public interface PackageLister {
    /** What is installed in this image, sorted by name; none where nothing can be told. */
    List<InstalledPackage> packages(String image) throws InterruptedException;
}
