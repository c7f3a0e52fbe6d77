package dev.slipway.catalog.contents;

import java.util.List;

/** What is known of the packages of an image. */
public sealed interface Contents {
    /** The packages, sorted by name; none when it has no database of them. */
    List<InstalledPackage> packages();

    /** The image has a database of dpkg with these packages. */
    record Dpkg(List<InstalledPackage> packages) implements Contents {
        /** Keeps a copy. */
        public Dpkg {
            packages = List.copyOf(packages);
        }
    }

    /** The image has no database of dpkg: it may hold anything. */
    record Unknown() implements Contents {
        @Override
        public List<InstalledPackage> packages() {
            return List.of();
        }
    }
}
