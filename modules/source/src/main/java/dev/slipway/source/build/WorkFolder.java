package dev.slipway.source.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one build; closing removes it with all it holds.
 *
 * @param path where it is
 */
record WorkFolder(Path path) implements AutoCloseable {
    /** A new one below another folder. */
    static WorkFolder in(Path above) {
        try {
            return new WorkFolder(Files.createTempDirectory(Files.createDirectories(above), "build-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + above, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
