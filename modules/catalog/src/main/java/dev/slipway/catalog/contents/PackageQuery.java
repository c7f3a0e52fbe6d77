package dev.slipway.catalog.contents;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.graph.Glob;
import dev.slipway.yaml.InputException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Packages that somebody looks for.
 *
 * @param name a name, or a glob such as {@code libssl*}
 * @param version null for any
 */
public record PackageQuery(String name, @Nullable DebianVersion version) {

    /**
     * Reads {@code PACKAGE[=VERSION]}.
     *
     * @throws InputException when it has another form
     */
    public static PackageQuery parse(String text) {
        var equals = text.indexOf('=');
        var name = equals < 0 ? text : text.substring(0, equals);
        if (name.isBlank()) {
            throw new InputException("'" + text + "' names no package; expected PACKAGE[=VERSION]");
        }
        try {
            return new PackageQuery(name, equals < 0 ? null : DebianVersion.parse(text.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
            throw new InputException("'" + text + "': " + e.getMessage());
        }
    }

    /** Tells whether a package is meant; versions are equal when neither is above the other. */
    public Predicate<InstalledPackage> predicate() {
        var glob = new Glob(name);
        return installed ->
                glob.matches(installed.name()) && (version == null || version.compareTo(installed.version()) == 0);
    }

    @Override
    public String toString() {
        return name + (version == null ? "" : "=" + version);
    }
}
