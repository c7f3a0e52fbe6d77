package dev.slipway.catalog.apt;

import dev.slipway.yaml.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Reads package files (deb(5)) without unpacking what they install. */
public final class DebFile {
    /** Far above what a control file takes; a damaged one cannot fill the memory. */
    private static final int LONGEST_CONTROL = 4 << 20;

    private static final int XZ_MEMORY_KIB = 128 << 10;

    private DebFile() {}

    /**
     * What the control file in a package file says.
     *
     * @throws InputException naming the file, when it cannot be read or is not whole
     */
    public static BinaryPackage read(Path file) {
        return BinaryPackage.of(file.toString(), Paragraph.parse(file + " (control)", control(file)));
    }

    private static byte[] control(Path file) {
        try (var ar = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var member = ar.getNextEntry(); member != null; member = ar.getNextEntry()) {
                if (member.getName().startsWith("control.tar")) {
                    return control(unpacked(member.getName(), ar));
                }
            }
            throw new IOException("it has no member 'control.tar'");
        } catch (IOException e) {
            throw new InputException(file, "cannot be read as a Debian package: " + reason(e));
        }
    }

    private static InputStream unpacked(String member, InputStream content) throws IOException {
        return switch (member) {
            case "control.tar" -> content;
            case "control.tar.gz" -> new GZIPInputStream(content);
            case "control.tar.xz" -> new XZInputStream(content, XZ_MEMORY_KIB);
            default ->
                throw new IOException("its member '" + member
                        + "' is compressed in a way slipway does not read; build it with dpkg-deb -Zxz or -Zgzip");
        };
    }

    private static byte[] control(InputStream content) throws IOException {
        var tar = new TarArchiveInputStream(content);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals("./control") || entry.getName().equals("control")) {
                return tar.readNBytes(LONGEST_CONTROL);
            }
        }
        throw new IOException("its member 'control.tar' has no file 'control'");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
