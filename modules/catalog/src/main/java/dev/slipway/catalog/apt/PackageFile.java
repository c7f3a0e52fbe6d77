package dev.slipway.catalog.apt;

import dev.slipway.oci.Digest;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A package in a file of its own.
 *
 * @param file its name, without the folder
 * @param size bytes
 */
public record PackageFile(BinaryPackage content, String file, long size, Digest sha256) {

    /**
     * Reads a file whole.
     *
     * @throws InputException naming the file, when it cannot be read or is no whole package
     */
    public static PackageFile read(Path path) {
        var content = DebFile.read(path);
        try (var stream = Files.newInputStream(path)) {
            return new PackageFile(content, String.valueOf(path.getFileName()), Files.size(path), Digest.of(stream));
        } catch (IOException e) {
            throw new InputException(path, "cannot be read: " + e.getMessage());
        }
    }

    /** Its paragraph in an index of packages: that of the package, and where to find the file. */
    public Paragraph indexed() {
        return content.control()
                .with("Filename", "./" + file)
                .with("Size", Long.toString(size))
                .with("SHA256", sha256.hex());
    }
}
