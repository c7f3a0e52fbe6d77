package dev.slipway.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read: the files, later ones over earlier ones, or none to look for the usual ones; and what the command line
 * says besides. Paths are relative to the surroundings' folder.
 */
public record ComposeFiles(
        List<Path> files,
        @Nullable Path projectFolder,
        @Nullable String projectName,
        List<Path> envFiles,
        Set<String> profiles) {

    /** Copies the collections. */
    public ComposeFiles {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = Set.copyOf(profiles);
    }

    /** The files that {@code COMPOSE_FILE} names, else compose.yaml and its relatives here or in a folder above. */
    public static ComposeFiles usual() {
        return of(List.of());
    }

    /** These files. */
    public static ComposeFiles of(List<Path> files) {
        return new ComposeFiles(files, null, null, List.of(), Set.of());
    }

    /** With relative paths starting at another folder than the first file's. */
    public ComposeFiles withProjectFolder(Path folder) {
        return new ComposeFiles(files, folder, projectName, envFiles, profiles);
    }

    /** With a name for the project that goes before any other. */
    public ComposeFiles withProjectName(String name) {
        return new ComposeFiles(files, projectFolder, name, envFiles, profiles);
    }

    /** With files of variables in place of {@code .env}. */
    public ComposeFiles withEnvFiles(List<Path> paths) {
        return new ComposeFiles(files, projectFolder, projectName, paths, profiles);
    }

    /** With enabled profiles, besides those of {@code COMPOSE_PROFILES}; {@code *} enables all. */
    public ComposeFiles withProfiles(Set<String> names) {
        return new ComposeFiles(files, projectFolder, projectName, envFiles, names);
    }
}
