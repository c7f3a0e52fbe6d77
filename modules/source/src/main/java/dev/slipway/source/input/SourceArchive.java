package dev.slipway.source.input;

import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * An archive with source, which may come from anybody: nothing of it is written outside of one folder, and it can fill
 * no disk.
 *
 * @param file its name says how it is packed
 * @param leastLimit bytes it may always unpack to
 */
public record SourceArchive(Path file, long leastLimit) {
    private static final long LEAST_LIMIT = 256L << 20;

    /** Source compresses to a tenth, bombs to a thousandth. */
    private static final long LARGEST_RATIO = 100;

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int EXECUTABLE = 0111;
    private static final int SYMLINK = 0120000;
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int BUFFER = 64 * 1024;

    /** With the usual limit. */
    public SourceArchive(Path file) {
        this(file, LEAST_LIMIT);
    }

    /**
     * Unpacks it.
     *
     * @throws InputException when it is damaged, or has what no source can have
     */
    public void unpack(Path folder) {
        try {
            var unpacking = new Unpacking(folder, Math.max(leastLimit, Files.size(file) * LARGEST_RATIO));
            if (file.toString().endsWith(".zip")) {
                unpackZip(unpacking);
            } else {
                unpackTar(unpacking);
            }
        } catch (IOException e) {
            throw new InputException(file, "is damaged, or no such archive: " + e.getMessage());
        }
    }

    private void unpackZip(Unpacking unpacking) throws IOException {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            for (var entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                try (var content = zip.getInputStream(entry)) {
                    unpacking.add(entry, content);
                }
            }
        }
    }

    private void unpackTar(Unpacking unpacking) throws IOException {
        try (var content = unpacked(new BufferedInputStream(Files.newInputStream(file), BUFFER));
                ArchiveInputStream<TarArchiveEntry> tar = new TarArchiveInputStream(content)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpacking.add(entry, tar);
            }
        }
    }

    private InputStream unpacked(InputStream raw) throws IOException {
        var name = file.toString();
        if (name.endsWith("gz")) {
            return new GZIPInputStream(raw, BUFFER);
        }
        if (name.endsWith(".bz2")) {
            return new BZip2CompressorInputStream(raw);
        }
        return name.endsWith(".xz") ? new XZCompressorInputStream(raw) : raw;
    }

    /** One unpacking of an archive. */
    private final class Unpacking {
        private final Path folder;
        private long bytesLeft;
        private int entriesLeft = MOST_ENTRIES;

        Unpacking(Path folder, long bytes) {
            this.folder = folder.normalize();
            this.bytesLeft = bytes;
        }

        void add(ArchiveEntry entry, InputStream content) throws IOException {
            var target = target(entry);
            entriesLeft--;
            if (entriesLeft < 0) {
                throw fault(entry, "is one of more than " + MOST_ENTRIES + " entries");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                return;
            }
            Files.createDirectories(target.getParent());
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw fault(entry, "stands in it twice");
            }
            switch (entry) {
                case TarArchiveEntry tar when tar.isSymbolicLink() -> link(entry, target, tar.getLinkName());
                case TarArchiveEntry tar when tar.isLink() -> copy(entry, target, tar.getLinkName());
                case TarArchiveEntry tar
                when tar.isCharacterDevice() || tar.isBlockDevice() || tar.isFIFO() ->
                    throw fault(entry, "is a device or pipe, which no source can have");
                case ZipArchiveEntry zip
                when (zip.getUnixMode() & KIND) == SYMLINK ->
                    link(entry, target, new String(content.readNBytes(BUFFER), StandardCharsets.UTF_8));
                case ZipArchiveEntry zip
                when (zip.getUnixMode() & KIND) != 0 && (zip.getUnixMode() & KIND) != REGULAR ->
                    throw fault(entry, "is a device or pipe, which no source can have");
                default -> write(entry, target, content);
            }
        }

        /** Below the folder, and below no link that leads elsewhere. */
        private Path target(ArchiveEntry entry) throws IOException {
            var target = folder.resolve(entry.getName()).normalize();
            if (entry.getName().startsWith("/") || !target.startsWith(folder)) {
                throw fault(entry, "leads out of the archive");
            }
            for (var above = target.getParent();
                    above != null && !above.equals(folder.getParent());
                    above = above.getParent()) {
                if (Files.isSymbolicLink(above)) {
                    throw fault(entry, "lies behind a link");
                }
            }
            return target;
        }

        private void link(ArchiveEntry entry, Path target, String to) throws IOException {
            if (to.startsWith("/") || !target.resolveSibling(to).normalize().startsWith(folder)) {
                throw fault(entry, "is a link out of the archive, to '" + to + "'");
            }
            Files.createSymbolicLink(target, Path.of(to));
        }

        private void copy(ArchiveEntry entry, Path target, String to) throws IOException {
            var original = folder.resolve(to).normalize();
            if (!original.startsWith(folder) || !Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)) {
                throw fault(entry, "is a link to '" + to + "', which the archive does not have before it");
            }
            take(entry, Files.size(original));
            Files.copy(original, target);
        }

        private void write(ArchiveEntry entry, Path target, InputStream content) throws IOException {
            try (var out = Files.newOutputStream(target)) {
                var buffer = new byte[BUFFER];
                for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    take(entry, read);
                    out.write(buffer, 0, read);
                }
            }
            if ((mode(entry) & EXECUTABLE) != 0 && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + target + " executable");
            }
        }

        private void take(ArchiveEntry entry, long bytes) {
            bytesLeft -= bytes;
            if (bytesLeft < 0) {
                throw fault(
                        entry, "makes it unpack to more than " + LARGEST_RATIO + " times its size, as no source does");
            }
        }

        private int mode(ArchiveEntry entry) {
            return switch (entry) {
                case TarArchiveEntry tar -> tar.getMode();
                case ZipArchiveEntry zip -> zip.getUnixMode();
                default -> 0;
            };
        }

        private InputException fault(ArchiveEntry entry, String problem) {
            return new InputException(file, "'" + entry.getName() + "' " + problem);
        }
    }
}
