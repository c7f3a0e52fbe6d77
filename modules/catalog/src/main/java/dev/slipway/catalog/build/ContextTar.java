package dev.slipway.catalog.build;

import dev.slipway.catalog.recipe.Recipe.ContextFile;
import dev.slipway.engine.build.BuildContext;
import dev.slipway.engine.build.TarWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The context of an image as a tar stream: the same files give the same bytes, whoever owns them and whenever they
 * were written.
 *
 * @param path of the Dockerfile within the context
 * @param dockerfile its text
 * @param files all other files
 * @param rootFileSystem sent as {@code rootfs.tar}, or null
 */
public record ContextTar(
        String path,
        String dockerfile,
        List<ContextFile> files,
        @Nullable Path rootFileSystem) implements BuildContext {
    private static final int FILE_MODE = 0644;

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        try (var tar = new TarWriter(stream, Instant.EPOCH)) {
            tar.file(path, FILE_MODE, dockerfile);
            if (rootFileSystem != null) {
                tar.file("rootfs.tar", FILE_MODE, rootFileSystem);
            }
            for (var file : files) {
                add(file, tar);
            }
        }
    }

    private static void add(ContextFile file, TarWriter tar) throws IOException {
        var source = file.source();
        if (Files.isSymbolicLink(source)) {
            tar.link(file.path(), Files.readSymbolicLink(source).toString());
        } else if (Files.isDirectory(source)) {
            tar.directory(file.path(), mode(source));
        } else {
            tar.file(file.path(), mode(source), source);
        }
    }

    private static int mode(Path file) throws IOException {
        return bits(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The permissions stand in the order of their bits, the owner's right to read first. */
    private static int bits(Set<PosixFilePermission> permissions) {
        var bits = 0;
        for (var permission : PosixFilePermission.values()) {
            bits = bits << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return bits;
    }
}
