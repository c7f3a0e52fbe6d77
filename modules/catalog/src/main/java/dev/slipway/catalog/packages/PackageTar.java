package dev.slipway.catalog.packages;

import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.XZInputStream;

/** Takes the package files out of a tar, whatever folders of it they are in, and nothing else. */
final class PackageTar {
    private static final int MAGIC = 6;
    private static final int XZ_MEMORY_KIB = 256 << 10;

    private PackageTar() {}

    /**
     * Unpacks the package files of an archive into a folder that exists.
     *
     * @param archive plain, or compressed by gzip or xz; its first bytes tell
     * @throws InputException naming the archive, when it cannot be read or an entry leaves its folder
     */
    static void unpack(Path archive, Path target) {
        try (var file = new BufferedInputStream(Files.newInputStream(archive));
                var content = decompressed(file)) {
            unpack(archive.toString(), content, target);
        } catch (IOException e) {
            throw new InputException(archive, "cannot be read as an archive of packages: " + e.getMessage());
        }
    }

    /**
     * The same from a stream.
     *
     * @param origin where it comes from, for messages
     */
    static void unpack(String origin, InputStream content, Path target) throws IOException {
        var tar = new TarArchiveInputStream(content);
        var entries = 0;
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            entries++;
            requireHarmless(origin, entry);
            if (entry.getName().endsWith(".deb") && entry.isFile()) {
                copy(origin, entry.getName(), tar, target);
            }
        }
        if (entries == 0) {
            throw new IOException("it holds nothing");
        }
    }

    private static void copy(String origin, String name, InputStream content, Path target) throws IOException {
        var file = target.resolve(name.substring(name.lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            throw new InputException(origin + ": holds two files '" + file.getFileName() + "'");
        }
        Files.copy(content, file);
    }

    private static void requireHarmless(String origin, TarArchiveEntry entry) {
        var name = entry.getName();
        if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
            throw new InputException(origin + ": the entry '" + name + "' leaves the folder; nothing was taken");
        }
        if (!entry.isDirectory() && !isPlainFile(entry)) {
            throw new InputException(
                    origin + ": the entry '" + name + "' is neither a file nor a folder; nothing was taken");
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
    }

    private static InputStream decompressed(InputStream file) throws IOException {
        file.mark(MAGIC);
        var magic = file.readNBytes(MAGIC);
        file.reset();
        if (magic.length > 1 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(file);
        }
        var isXz = magic.length == MAGIC && (magic[0] & 0xff) == 0xfd && magic[1] == '7' && magic[2] == 'z';
        return isXz ? new XZInputStream(file, XZ_MEMORY_KIB) : file;
    }
}
