package dev.slipway.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for Compose files as Docker Compose does: in a folder, then in those above it; of the names the first, and its
 * override beside it.
 */
final class FileSearch {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private FileSearch() {}

    /** The files, or none. */
    static List<Path> from(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            var found = first(at, NAMES);
            if (!found.isEmpty()) {
                var files = new ArrayList<>(found);
                files.addAll(first(at, OVERRIDES));
                return files;
            }
        }
        return List.of();
    }

    private static List<Path> first(Path folder, List<String> names) {
        return names.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .limit(1)
                .toList();
    }
}
