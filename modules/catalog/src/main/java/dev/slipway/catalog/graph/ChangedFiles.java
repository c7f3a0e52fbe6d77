package dev.slipway.catalog.graph;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks git which files of a catalogue differ from a revision, committed or not. */
public final class ChangedFiles {
    private ChangedFiles() {}

    /**
     * The images whose folders hold files that differ from the revision; all images when catalog.yaml does.
     *
     * @throws InputException when git does not know the revision or the folder is in no repository
     */
    public static Set<String> images(Catalog catalog, String revision) {
        var root = catalog.root().toAbsolutePath().normalize();
        if (revision.startsWith("-")) {
            throw new InputException("--changed-since: '" + revision + "' is not a revision");
        }
        git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        var changed = new ArrayList<Path>();
        paths(root, "diff", "--name-only", "-z", "--relative", revision, "--", ".")
                .forEach(changed::add);
        paths(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
                .forEach(changed::add);
        if (changed.contains(root.resolve("catalog.yaml"))) {
            return catalog.images().keySet();
        }
        return catalog.images().values().stream()
                .filter(image -> changed.stream()
                        .anyMatch(file ->
                                file.startsWith(image.folder().toAbsolutePath().normalize())))
                .map(image -> image.name())
                .collect(Collectors.toSet());
    }

    private static List<Path> paths(Path root, String... arguments) {
        var output = git(root, arguments);
        return output.isEmpty()
                ? List.of()
                : List.of(output.split("\0")).stream().map(root::resolve).toList();
    }

    private static String git(Path root, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new InputException("--changed-since: "
                        + error.strip().lines().findFirst().orElse("git does not know '" + command.getLast() + "'"));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run git", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }
}
