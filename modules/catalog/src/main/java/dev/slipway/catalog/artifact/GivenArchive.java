package dev.slipway.catalog.artifact;

import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An archive that somebody gave: nothing in it may lead out of the folder it is unpacked into. */
final class GivenArchive {
    private GivenArchive() {}

    static void check(Path archive) {
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = Path.of(entry.getName());
                var target = entry.isSymbolicLink()
                        ? path.resolveSibling(entry.getLinkName())
                        : entry.isLink() ? Path.of(entry.getLinkName()) : path;
                if (leadsOut(path) || leadsOut(target)) {
                    throw new InputException(archive, "holds '" + entry.getName() + "', which leads out of its folder");
                }
            }
        } catch (IOException e) {
            throw new InputException(archive, "is not a whole .tar.gz: " + e.getMessage());
        }
    }

    private static boolean leadsOut(Path path) {
        return path.isAbsolute() || path.normalize().startsWith("..");
    }
}
