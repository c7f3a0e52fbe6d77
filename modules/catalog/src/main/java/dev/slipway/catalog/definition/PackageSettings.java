package dev.slipway.catalog.definition;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packages that a catalogue brings itself, as catalog.yaml's {@code packages} says.
 *
 * @param version of the set; the tag of the repository's image
 * @param folder where the package files are, or where those made from sources go
 * @param archive a tar of package files that is used when it is there, or null
 * @param sources what packages are made from when none are given, by name
 */
public record PackageSettings(
        String version, Path folder, @Nullable Path archive, Map<String, PackageSource> sources) {

    /** Keeps the order in which sources are written. */
    public PackageSettings {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** What a package, or several, is built from. */
    public sealed interface PackageSource {}

    /**
     * A source package of the distribution's mirrors.
     *
     * @param version or null for the newest
     */
    public record DebianSource(String name, @Nullable String version) implements PackageSource {}

    /**
     * A git repository.
     *
     * @param repository as git takes it
     * @param ref a branch, tag or commit; {@code HEAD} is the main branch
     */
    public record GitSource(String repository, String ref) implements PackageSource {}

    /** A folder of this machine. */
    public record FolderSource(Path folder) implements PackageSource {}

    /** A tar of package files that is used when it is there. */
    public Optional<Path> archiveFile() {
        return Optional.ofNullable(archive);
    }

    /** Folders that hold packages or what they are made from, and so no images. */
    Stream<Path> folders() {
        var sourceFolders = sources.values().stream().flatMap(source -> switch (source) {
            case DebianSource _ -> Stream.empty();
            case GitSource(var repository, var _) ->
                Stream.of(repository).filter(place -> place.startsWith("/")).map(Path::of);
            case FolderSource(var place) -> Stream.of(place);
        });
        return Stream.concat(Stream.of(folder), sourceFolders);
    }
}
