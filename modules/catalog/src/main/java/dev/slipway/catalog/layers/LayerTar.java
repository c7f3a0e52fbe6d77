package dev.slipway.catalog.layers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads the tar of a layer, plain or gzip-compressed, to its end. */
final class LayerTar {
    private static final int BUFFER = 256 * 1024;
    private static final int MAGIC = 4;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private LayerTar() {}

    /** Returns the bytes of all files in it. */
    static long read(InputStream content, LayerReader reader) throws IOException {
        var buffered = new BufferedInputStream(content, BUFFER);
        try {
            var size = entries(unpacked(buffered), reader);
            drain(buffered);
            return size;
        } catch (IOException e) {
            // where the content is not the right one, its end says so, and says it better
            drain(buffered);
            throw e;
        }
    }

    private static long entries(InputStream unpacked, LayerReader reader) throws IOException {
        var tar = new TarArchiveInputStream(unpacked);
        var size = 0L;
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            reader.entry(meaning(entry), tar);
            size += isRegular(entry) ? entry.getSize() : 0;
        }
        drain(unpacked);
        return size;
    }

    private static LayerEntry meaning(TarArchiveEntry entry) {
        var path = normalized(entry.getName());
        var name = path.substring(path.lastIndexOf('/') + 1);
        var folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (name.equals(OPAQUE)) {
            return new LayerEntry.Emptied(folder);
        }
        if (name.startsWith(WHITEOUT)) {
            return new LayerEntry.Removed((folder.isEmpty() ? "" : folder + "/") + name.substring(WHITEOUT.length()));
        }
        return entry.isDirectory() ? new LayerEntry.Directory(path) : new LayerEntry.File(path, isRegular(entry));
    }

    private static boolean isRegular(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
    }

    /** Some tools begin names with {@code ./} or a slash. */
    private static String normalized(String name) {
        var begin = 0;
        while (name.startsWith("/", begin) || name.startsWith("./", begin)) {
            begin += name.charAt(begin) == '/' ? 1 : 2;
        }
        var end = name.length();
        while (end > begin && name.charAt(end - 1) == '/') {
            end--;
        }
        var path = name.substring(begin, end);
        return path.equals(".") ? "" : path;
    }

    private static InputStream unpacked(BufferedInputStream content) throws IOException {
        content.mark(MAGIC);
        var magic = content.readNBytes(MAGIC);
        content.reset();
        if (Arrays.equals(magic, ZSTD)) {
            throw new IOException("it is compressed with zstd, which slipway does not read; push it with gzip");
        }
        return Arrays.equals(Arrays.copyOf(magic, GZIP.length), GZIP)
                ? GzipCompressorInputStream.builder()
                        .setInputStream(content)
                        .setDecompressConcatenated(true)
                        .get()
                : content;
    }

    private static void drain(InputStream content) throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
    }
}
