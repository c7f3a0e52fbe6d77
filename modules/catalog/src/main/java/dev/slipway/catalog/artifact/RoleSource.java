package dev.slipway.catalog.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A git repository that a list of role requirements names (Ansible Galaxy user guide, "Installing multiple roles from a
 * file"), or that a role's {@code meta} names as a dependency.
 *
 * @param repository as git takes it
 * @param ref branch, tag or commit; {@code HEAD} when none is named
 */
record RoleSource(String repository, String ref) implements Comparable<RoleSource> {
    private static final Set<String> LISTS = Set.of("roles", "dependencies");
    private static final Set<String> FILES = Set.of("requirements.yml", "meta/main.yml", "meta/requirements.yml");

    @Override
    public int compareTo(RoleSource other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return repository + " " + ref;
    }

    /** All that any requirements file or role below this folder names. */
    static Set<RoleSource> below(Path folder) {
        var sources = new TreeSet<RoleSource>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(file -> FILES.stream().anyMatch(file::endsWith) && Files.isRegularFile(file))
                    .forEach(file -> sources.addAll(in(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return sources;
    }

    /** What is no YAML is Ansible's to complain about. */
    private static List<RoleSource> in(Path file) {
        try {
            var document = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return entries(document).flatMap(entry -> of(entry).stream()).toList();
        } catch (YamlEngineException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Stream<?> entries(Object document) {
        return switch (document) {
            case Collection<?> list -> list.stream();
            case Map<?, ?> map ->
                LISTS.stream()
                        .map(map::get)
                        .filter(Collection.class::isInstance)
                        .flatMap(list -> ((Collection<?>) list).stream());
            case null, default -> Stream.empty();
        };
    }

    /** Either {@code URL[,version[,name]]} or a mapping; a name alone is a role of Galaxy or of the tree itself. */
    private static Optional<RoleSource> of(Object entry) {
        return switch (entry) {
            case String text -> {
                var parts = text.split(",", -1);
                yield git(parts[0], "", parts.length > 1 ? parts[1] : "");
            }
            case Map<?, ?> map -> git(text(map, "src"), text(map, "scm"), text(map, "version"));
            default -> Optional.empty();
        };
    }

    private static Optional<RoleSource> git(String source, String kind, String version) {
        var isGit =
                kind.equals("git") || source.startsWith("git+") || source.startsWith("git@") || source.endsWith(".git");
        return isGit
                ? Optional.of(new RoleSource(source.replaceFirst("^git\\+", ""), version.isEmpty() ? "HEAD" : version))
                : Optional.empty();
    }

    private static String text(Map<?, ?> map, String key) {
        var value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
