package dev.slipway.catalog.build;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.catalog.recipe.OwnPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * The script that build steps find as the secret {@code apt-install}, and that installs packages from an index read
 * once for the whole tree. As a secret it is no part of any cache key: the Dockerfile says what is installed, and
 * without the script it does the same the ordinary way.
 */
final class PackageInstaller {
    static final String SECRET = "apt-install";

    private PackageInstaller() {}

    /**
     * The script for one run.
     *
     * @param run tells this run from all others; package lists are fetched once for each
     * @param images all images the run may build
     * @param secrets those of the run; the catalogue's package repository may be among them
     */
    static byte[] script(String run, Catalog catalog, Collection<String> images, Map<String, byte[]> secrets) {
        var packages = new TreeSet<String>();
        for (var image : images) {
            if (catalog.image(image).source() instanceof Declared(var spec)) {
                packages.addAll(spec.packages());
            }
        }
        var head = "run='" + run + "'\ntree='" + String.join(" ", packages) + "'\n"
                + "repository='" + text(secrets, OwnPackages.SOURCE) + "'\n"
                + "preferences='" + text(secrets, OwnPackages.PREFERENCES) + "'\n";
        return (head + body()).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Map<String, byte[]> secrets, String id) {
        return new String(secrets.getOrDefault(id, new byte[0]), StandardCharsets.UTF_8).strip();
    }

    private static String body() {
        try (var stream = PackageInstaller.class.getResourceAsStream(SECRET)) {
            if (stream == null) {
                throw new IllegalStateException("resource '" + SECRET + "' is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
