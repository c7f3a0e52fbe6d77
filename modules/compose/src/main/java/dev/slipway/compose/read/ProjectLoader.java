package dev.slipway.compose.read;

import dev.slipway.compose.environment.DotEnv;
import dev.slipway.compose.environment.Variables;
import dev.slipway.compose.finding.Finding;
import dev.slipway.compose.finding.Finding.Severity;
import dev.slipway.compose.finding.Findings;
import dev.slipway.compose.keys.ComposeKeys;
import dev.slipway.yaml.InputException;
import dev.slipway.yaml.YamlNode;
import dev.slipway.yaml.YamlNode.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the files of a project into one canonical tree: each file extended, all merged, services of other profiles set
 * aside, variables of services resolved, other projects included.
 */
public final class ProjectLoader {
    private static final List<String> RESOURCES =
            List.of("services", "networks", "volumes", "secrets", "configs", "models");

    private final Path home;
    private final Profiles profiles;
    private final Findings findings;
    private final FileLoader files;
    private final Map<String, List<String>> disabled = new TreeMap<>();

    /** Resolves {@code ~} to a home folder; with services of the enabled profiles only. */
    public ProjectLoader(Path home, Set<String> profiles, Findings findings) {
        this.home = home;
        this.profiles = new Profiles(profiles);
        this.findings = findings;
        this.files = new FileLoader(findings);
    }

    /** The name that the last of the files gives the project, before interpolation. */
    public Optional<YamlNode.Scalar> writtenName(List<Path> paths) {
        return paths.reversed().stream()
                .flatMap(file -> files.parsed(file).stream())
                .flatMap(root -> root.get("name").stream())
                .filter(YamlNode.Scalar.class::isInstance)
                .map(YamlNode.Scalar.class::cast)
                .findFirst();
    }

    /** Reads files, the later over the earlier; relative paths start at a folder. Empty when there is nothing. */
    public Optional<Mapping> load(List<Path> paths, Path folder, Variables variables) {
        return load(new Part(paths, folder, variables, List.of()));
    }

    /** The services that were set aside, with the profiles that would enable them. */
    public Map<String, List<String>> disabled() {
        return disabled;
    }

    private Optional<Mapping> load(Part part) {
        Mapping merged = null;
        for (var file : part.files()) {
            var next = file(file, part).orElse(null);
            if (next != null) {
                merged = merged == null ? next : Merge.mappings(ComposeKeys.root(), merged, next);
            }
        }
        if (merged == null) {
            return Optional.empty();
        }
        var enabled = profiles.enabled((Mapping) Merge.settled(merged), disabled);
        var resolved = new ServiceFiles(part.variables(), findings).resolve(enabled);
        return Optional.of(included(resolved, part));
    }

    private Optional<Mapping> file(Path file, Part part) {
        var base = new PathBase(part.folder(), home);
        return files.load(file, base, part.variables())
                .map(root -> new Extends(other -> other(other, part), findings).apply(file, root));
    }

    /** A file that a service extends from: its relative paths start where it stands. */
    private Optional<Mapping> other(Path file, Part part) {
        var folder = Optional.ofNullable(file.getParent()).orElse(part.folder());
        return files.load(file, new PathBase(folder, home), part.variables());
    }

    private Mapping included(Mapping root, Part part) {
        var result = root.without(List.of("include"));
        for (var include : root.mappings("include")) {
            var other = include(include, part).flatMap(this::load).orElse(null);
            if (other != null) {
                result = joined(result, other, include);
            }
        }
        return result;
    }

    private Optional<Part> include(Mapping include, Part part) {
        var paths = include.texts("path").stream().map(Path::of).toList();
        var chain = new ArrayList<>(part.chain());
        chain.addAll(part.files());
        for (var path : paths) {
            if (chain.contains(path)) {
                chain.add(path);
                findings.error(include.mark(), "include", "goes in a circle: " + route(chain));
                return Optional.empty();
            }
        }
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        var folder = include.text("project_directory")
                .map(Path::of)
                .or(() -> Optional.ofNullable(paths.getFirst().getParent()))
                .orElse(part.folder());
        return Optional.of(new Part(paths, folder, variables(include, folder, part.variables()), chain));
    }

    private Variables variables(Mapping include, Path folder, Variables outer) {
        var written = include.texts("env_file").stream().map(Path::of).toList();
        var standard = folder.resolve(".env");
        var envFiles = written.isEmpty() && Files.isRegularFile(standard) ? List.of(standard) : written;
        var values = new LinkedHashMap<String, String>();
        for (var file : envFiles) {
            try {
                values.putAll(DotEnv.read(file, outer.or(values), name -> {}));
            } catch (InputException e) {
                findings.add(new Finding(Severity.ERROR, e.file().orElse(file), e.line(), "", e.problem()));
            }
        }
        return outer.or(values);
    }

    private Mapping joined(Mapping root, Mapping other, Mapping include) {
        var result = root;
        for (var kind : RESOURCES) {
            var entries = new LinkedHashMap<>(result.mapping(kind).entries());
            other.mapping(kind).entries().forEach((name, value) -> {
                var own = entries.putIfAbsent(name, value);
                if (own != null && !same(own, value)) {
                    conflict(kind + "." + name, own, value, include);
                }
            });
            if (!entries.isEmpty()) {
                result = result.with(kind, new Mapping(entries, result.mark()));
            }
        }
        return result;
    }

    private void conflict(String path, YamlNode own, YamlNode other, Mapping include) {
        var mark = other.mark();
        findings.error(
                own.mark(),
                path,
                "is also in " + mark.file() + ":" + mark.line() + ", which line "
                        + include.mark().line() + " includes; rename one of them");
    }

    /** Whether two trees say the same, wherever they say it. */
    private static boolean same(YamlNode left, YamlNode right) {
        return Places.without(left).equals(Places.without(right));
    }

    private static String route(List<Path> chain) {
        return String.join(
                        " → ",
                        new LinkedHashSet<>(chain).stream().map(Path::toString).toList())
                + " → " + chain.getLast();
    }

    /** Files that are merged, with what they are read with; the chain is what led here by inclusion. */
    private record Part(List<Path> files, Path folder, Variables variables, List<Path> chain) {}
}
