package dev.slipway.catalog.apt;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The packages in a folder.
 *
 * @param files by file name
 */
public record PackageFolder(List<PackageFile> files) {

    /** Keeps a copy. */
    public PackageFolder {
        files = List.copyOf(files);
    }

    /**
     * Reads every {@code *.deb} that stands directly in a folder; a folder without any is empty.
     *
     * @throws InputException when the folder or a file cannot be read, or when two files differ though they are the
     *     same version of the same package for the same architecture
     */
    public static PackageFolder read(Path folder) {
        try (var entries = Files.list(folder)) {
            var files = entries.filter(file -> file.toString().endsWith(".deb") && Files.isRegularFile(file))
                    .sorted()
                    .map(PackageFile::read)
                    .toList();
            requireDistinct(folder, files);
            return new PackageFolder(files);
        } catch (IOException e) {
            throw new InputException(folder, "cannot be read as a folder of packages: " + e.getMessage());
        }
    }

    /** Every package by name, in all its versions and architectures, names in order. */
    public Map<String, List<PackageFile>> byName() {
        var byName = new TreeMap<String, List<PackageFile>>();
        files.forEach(file -> byName.merge(file.content().name(), List.of(file), PackageFolder::joined));
        return byName;
    }

    /**
     * The packages of this folder that installing these names can involve, in the order of the folder: those of that
     * name or that provide it, and what they depend on, all alternatives and versions. Recommendations are not
     * followed, nor are packages that the folder does not hold: what those depend on is not known here.
     *
     * @param names of packages, as apt takes them: {@code NAME[:ARCHITECTURE][=VERSION]}
     */
    public List<PackageFile> closure(Collection<String> names) {
        var byAnswer = byAnswer();
        var involved = new LinkedHashSet<PackageFile>();
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        names.forEach(name -> open.add(name.split("[:=/]", 2)[0]));
        while (!open.isEmpty()) {
            var name = open.pop();
            if (seen.add(name)) {
                byAnswer.getOrDefault(name, Set.of()).stream()
                        .filter(involved::add)
                        .forEach(file -> file.content().depends().forEach(relation -> open.addAll(relation.names())));
            }
        }
        return files.stream().filter(involved::contains).toList();
    }

    private Map<String, Set<PackageFile>> byAnswer() {
        var byAnswer = new HashMap<String, Set<PackageFile>>();
        for (var file : files) {
            byAnswer.computeIfAbsent(file.content().name(), _ -> new LinkedHashSet<>())
                    .add(file);
            file.content()
                    .provides()
                    .forEach(name -> byAnswer.computeIfAbsent(name, _ -> new LinkedHashSet<>())
                            .add(file));
        }
        return byAnswer;
    }

    private static void requireDistinct(Path folder, List<PackageFile> files) {
        var seen = new HashMap<String, PackageFile>();
        for (var file : files) {
            var twin = seen.put(file.content().toString(), file);
            if (twin != null && !twin.sha256().equals(file.sha256())) {
                throw new InputException(
                        folder,
                        twin.file() + " and " + file.file() + " differ, but both are " + file.content()
                                + "; remove one of them");
            }
        }
    }

    private static List<PackageFile> joined(List<PackageFile> left, List<PackageFile> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
