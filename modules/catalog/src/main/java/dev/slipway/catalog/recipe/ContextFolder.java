package dev.slipway.catalog.recipe;

import dev.slipway.catalog.recipe.Recipe.ContextFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder that is the context of a build. */
public final class ContextFolder {
    private ContextFolder() {}

    /**
     * What is sent of it, sorted by path: files, folders and links as they are. What is none of these stays out, and so
     * does what the ignore file says.
     */
    public static List<ContextFile> files(Path folder, IgnoreFile ignore) throws IOException {
        var found = new ArrayList<ContextFile>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                var path = folder.relativize(visited).toString();
                if (path.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                if (ignore.ignoresAllOf(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                add(visited, path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isOther()) {
                    add(file, folder.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            private void add(Path file, String path) {
                if (!ignore.ignores(path)) {
                    found.add(new ContextFile(path, file));
                }
            }
        });
        found.sort(Comparator.comparing(ContextFile::path));
        return found;
    }
}
