package dev.slipway.source.artifact;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What was built on this machine: a JSON file for each image.
 *
 * @param folder made when the first is added
 */
public record ArtifactStore(Path folder) {
    private static final String END = ".json";
    private static final int LEAST_DIGITS = 6;

    /** Adds one, in place of what is known of the same image; the file is there whole or not at all. */
    public void add(Artifact artifact) {
        var file = folder.resolve(artifact.built().id().replace("sha256:", "") + END);
        try {
            Files.createDirectories(folder);
            var unfinished = Files.createTempFile(folder, "new", "");
            Files.writeString(unfinished, ArtifactJson.write(artifact));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** All, the last built first. */
    public List<Artifact> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(END))
                    .map(ArtifactStore::read)
                    .sorted(Comparator.comparing(
                                    (Artifact artifact) -> artifact.built().time())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The last one of this tag, or the one of this id, of which the first digits are enough. */
    public Optional<Artifact> find(String name) {
        var digits = name.replaceFirst("^sha256:", "");
        var isId = digits.length() >= LEAST_DIGITS && digits.matches("[0-9a-f]+");
        return list().stream()
                .filter(artifact -> artifact.built().tag().equals(name)
                        || (isId && artifact.built().id().startsWith("sha256:" + digits)))
                .findFirst();
    }

    private static Artifact read(Path file) {
        try {
            return ArtifactJson.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InputException(file, "is damaged: " + e.getMessage() + "; remove it");
        }
    }
}
