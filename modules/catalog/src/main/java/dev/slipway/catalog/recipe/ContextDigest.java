package dev.slipway.catalog.recipe;

import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The digest of one file of a build context: its kind, mode and content, not its times and owner. */
final class ContextDigest {
    /** Of what is made only before the build, such as an artifact. */
    private static final String ABSENT = "absent";

    private ContextDigest() {}

    static String of(Path file) {
        try {
            return Recipe.brief(describe(file));
        } catch (NoSuchFileException e) {
            return ABSENT;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String describe(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "link " + Files.readSymbolicLink(file);
        }
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        if (Files.isDirectory(file)) {
            return "folder " + mode;
        }
        try (var content = Files.newInputStream(file)) {
            return "file " + mode + " " + Digest.of(content);
        }
    }
}
