package dev.slipway.catalog.apt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes small package files that install nothing. */
public final class Debs {
    private Debs() {}

    /** A package of this name and version; further fields as lines. */
    public static Path write(Path folder, String name, String version, String... fields) throws IOException {
        var control = "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n"
                + String.join(
                        "", Arrays.stream(fields).map(field -> field + "\n").toList())
                + "Maintainer: Nobody <nobody@example.org>\nDescription: " + name + "\n";
        return writeFile(folder.resolve(name + "_" + version.replaceFirst("^\\d+:", "") + "_all.deb"), "xz", control);
    }

    static Path writeFile(Path file, String compression, String control) throws IOException {
        try (var ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            add(ar, "debian-binary", "2.0\n".getBytes(StandardCharsets.UTF_8));
            var suffix = compression.isEmpty() ? "" : "." + compression;
            add(ar, "control.tar" + suffix, packed(compression, tar("./control", control)));
            add(ar, "data.tar" + suffix, packed(compression, tar("./", "")));
        }
        return file;
    }

    private static void add(ArArchiveOutputStream ar, String name, byte[] content) throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, content.length, 0, 0, 0100644, 0));
        ar.write(content);
        ar.closeArchiveEntry();
    }

    private static byte[] tar(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var text = content.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name);
            entry.setSize(text.length);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(String compression, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream stream = switch (compression) {
            case "xz" -> new XZOutputStream(bytes, new LZMA2Options(0));
            case "gz" -> new GZIPOutputStream(bytes);
            default -> bytes;
        }) {
            stream.write(content);
        }
        return bytes.toByteArray();
    }
}
