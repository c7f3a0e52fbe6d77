package dev.slipway.catalog.ship;

import dev.slipway.oci.Digest;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What the other side has already: a text file of digests, one a line, or an archive it was given before. */
public final class DigestList {
    private DigestList() {}

    /**
     * Reads either.
     *
     * @throws InputException when it is neither
     */
    public static Set<Digest> read(Path file) {
        return isText(file) ? lines(file) : ImageArchive.open(file).blobs();
    }

    private static Set<Digest> lines(Path file) {
        var digests = new HashSet<Digest>();
        try {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                var text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    digests.add(parse(file, number, text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return digests;
    }

    private static Digest parse(Path file, int line, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(file, line, e.getMessage() + "; expected a digest such as sha256:9f86d0…");
        }
    }

    /** A tar has zero bytes among its first. */
    private static boolean isText(Path file) {
        try (var content = Files.newInputStream(file)) {
            for (var value : content.readNBytes(512)) {
                if (value == 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
