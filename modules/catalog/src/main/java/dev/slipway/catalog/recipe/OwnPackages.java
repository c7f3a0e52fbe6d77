package dev.slipway.catalog.recipe;

import dev.slipway.catalog.apt.PackageFile;
import dev.slipway.catalog.apt.PackageFolder;
import dev.slipway.catalog.dockerfile.Dockerfile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The packages that a catalogue brings itself, as its images see them. They come from a repository whose address is
 * known only during a build, and so through secrets, which are part of no layer and no cache key; an argument that names
 * their digest makes a step run again when they change.
 */
public sealed interface OwnPackages {
    /** The build argument that keys steps to the packages they can involve. */
    String ARGUMENT = "SLIPWAY_PACKAGES";

    /** The secret with the line of the repository for sources.list. */
    String SOURCE = "slipway-source";

    /** The secret with the repository's priority. */
    String PREFERENCES = "slipway-preferences";

    /** The images that packages are made and served with, and which therefore cannot have them. */
    List<String> MADE_WITH = List.of("package-builder", "package-repository");

    /** Words after which apt may take any package there is. */
    Set<String> EVERYTHING = Set.of("upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade");

    /** The line before a step that installs packages. */
    String LINE = "ARG " + ARGUMENT;

    /** The flags of a step that calls apt. */
    String FLAGS = "--mount=type=secret,id=" + SOURCE + ",target=/etc/apt/sources.list.d/slipway.list,mode=0444"
            + " --mount=type=secret,id=" + PREFERENCES + ",target=/etc/apt/preferences.d/slipway,mode=0444";

    /** The catalogue brings none. */
    record None() implements OwnPackages {}

    /** It brings some, but they are not made yet. */
    record Unknown() implements OwnPackages {}

    /** These. */
    record Known(PackageFolder packages) implements OwnPackages {}

    /** The Dockerfile, with access to the packages wherever it calls apt. */
    static String reaching(Dockerfile dockerfile) {
        return dockerfile.withAptCalls(LINE, FLAGS);
    }

    /**
     * A digest for each package that installing these can involve.
     *
     * @param words names of packages among others
     */
    static Map<String, String> involved(PackageFolder packages, Collection<String> words) {
        var everything = words.stream().anyMatch(EVERYTHING::contains);
        var texts = new TreeMap<String, String>();
        (everything ? packages.files() : packages.closure(words))
                .forEach(file -> texts.merge(file.content().name(), text(file), (one, other) -> one + other));
        texts.replaceAll((_, text) -> Recipe.brief(text));
        return texts;
    }

    private static String text(PackageFile file) {
        return file.content() + " " + file.sha256() + "\n";
    }
}
