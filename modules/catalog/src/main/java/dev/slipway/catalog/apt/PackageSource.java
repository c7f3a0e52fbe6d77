package dev.slipway.catalog.apt;

import java.util.List;

/**
 * Somewhere that apt would take packages from.
 *
 * @param origin what people know it by
 * @param priority its pin in apt's sense (apt_preferences(5)): the highest wins whatever the versions are, and one above
 *     1000 wins even when it is lower than what is installed
 * @param security whether it brings what somebody could abuse the lack of
 */
public record PackageSource(String origin, int priority, boolean security, List<Offer> packages) {
    /** The priority of a mirror. */
    public static final int USUAL = 500;

    /** A priority that wins over every mirror, as that of a catalogue's own packages. */
    public static final int OVERRIDING = 1001;

    /** A package that can be had. */
    public record Offer(String name, DebianVersion version, String architecture) {}

    /** Keeps a copy. */
    public PackageSource {
        packages = List.copyOf(packages);
    }

    /** A folder of packages that wins over every mirror. */
    public static PackageSource overriding(String origin, PackageFolder folder) {
        var offers = folder.files().stream()
                .map(PackageFile::content)
                .map(PackageSource::offer)
                .toList();
        return new PackageSource(origin, OVERRIDING, false, offers);
    }

    private static Offer offer(BinaryPackage content) {
        return new Offer(content.name(), content.version(), content.architecture());
    }
}
