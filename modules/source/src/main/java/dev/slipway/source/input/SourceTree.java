package dev.slipway.source.input;

import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.source.contract.SourceIgnore;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of a folder. What comes of them depends on their names, kinds, contents and on whether they are executable;
 * links stay links.
 *
 * @param root the folder
 * @param paths folders, files and links below it, relative and sorted
 */
public record SourceTree(Path root, List<Path> paths) {
    private static final Path GIT = Path.of(".git");
    private static final int PROGRAM = 0755;
    private static final int PLAIN = 0644;

    /**
     * All files of a folder but git's own.
     *
     * @throws InputException when there are some that are neither files nor folders nor links
     */
    public static SourceTree of(Path root) {
        var paths = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (GIT.equals(folder.getFileName()) && !folder.equals(root)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    add(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isOther()) {
                        throw new InputException(file, "is a device, socket or pipe, which no source can have");
                    }
                    if (!GIT.equals(file.getFileName())) {
                        add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                private void add(Path path) {
                    if (!path.equals(root)) {
                        paths.add(root.relativize(path));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root, e);
        }
        paths.sort(null);
        return new SourceTree(root, paths);
    }

    /** The same without what is ignored. */
    public SourceTree without(SourceIgnore ignore) {
        return new SourceTree(
                root, paths.stream().filter(path -> !ignore.ignores(path)).toList());
    }

    /** The same without these. */
    public SourceTree without(Set<Path> others) {
        return new SourceTree(
                root, paths.stream().filter(path -> !others.contains(path)).toList());
    }

    /** The text of a file, if there is one. */
    public Optional<String> text(String path) {
        var file = Path.of(path);
        if (!paths.contains(file) || !Files.isRegularFile(root.resolve(file))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(root.resolve(file)));
        } catch (IOException e) {
            throw new InputException(root.resolve(file), "cannot be read as text: " + e.getMessage());
        }
    }

    /** Whether nothing is left. */
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /** A digest of all that comes of it. */
    public Digest digest() throws IOException {
        var text = new StringBuilder();
        for (var path : paths) {
            text.append(path).append('\0').append(describe(root.resolve(path))).append('\n');
        }
        return Digest.of(text.toString());
    }

    /** Writes it below a folder of a tar, the empty word for none. */
    public void writeTo(TarWriter tar, String prefix) throws IOException {
        for (var path : paths) {
            var file = root.resolve(path);
            var name = prefix + path;
            if (Files.isSymbolicLink(file)) {
                tar.link(name, Files.readSymbolicLink(file).toString());
            } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                tar.directory(name, PROGRAM);
            } else {
                tar.file(name, isProgram(file) ? PROGRAM : PLAIN, file);
            }
        }
    }

    /** Copies it into a folder that is there and empty. */
    public void copyTo(Path target) throws IOException {
        for (var path : paths) {
            var file = root.resolve(path);
            var copy = target.resolve(path);
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                if (!Files.isSymbolicLink(file) && !copy.toFile().setExecutable(isProgram(file), false)) {
                    throw new IOException("cannot set the permissions of " + copy);
                }
            }
        }
    }

    private static String describe(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link " + Files.readSymbolicLink(file);
        }
        if (Files.isDirectory(file)) {
            return "folder";
        }
        try (var content = Files.newInputStream(file)) {
            return (isProgram(file) ? "program " : "file ") + Digest.of(content);
        }
    }

    /** By its permissions, as root may execute what nobody else may. */
    private static boolean isProgram(Path file) throws IOException {
        return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                .contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
