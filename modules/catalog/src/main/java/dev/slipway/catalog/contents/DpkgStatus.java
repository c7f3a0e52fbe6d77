package dev.slipway.catalog.contents;

import dev.slipway.catalog.apt.BinaryPackage;
import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.apt.Paragraph;
import dev.slipway.catalog.apt.Paragraphs;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The database of dpkg in an image: {@code /var/lib/dpkg/status}, or the files of {@code /var/lib/dpkg/status.d} that
 * images without a package manager carry.
 */
final class DpkgStatus {
    private static final Comparator<InstalledPackage> ORDER = Comparator.comparing(InstalledPackage::name)
            .thenComparing(InstalledPackage::architecture)
            .thenComparing(InstalledPackage::version);

    private final TreeSet<InstalledPackage> packages = new TreeSet<>(ORDER);

    /**
     * Adds the packages of a file that are installed; others are on their way in or out, or left their configuration.
     *
     * @throws InputException when the file has another form
     */
    void add(String origin, InputStream text) throws IOException {
        Paragraphs.read(origin, text, paragraph -> {
            if (isInstalled(paragraph)) {
                packages.add(installed(origin, paragraph));
            }
        });
    }

    /** Adds packages of another file. */
    void add(List<InstalledPackage> others) {
        packages.addAll(others);
    }

    List<InstalledPackage> packages() {
        return List.copyOf(packages);
    }

    /** The last of three words; the files of {@code status.d} do without the field. */
    private static boolean isInstalled(Paragraph paragraph) {
        var status = paragraph.value("Status").orElse("installed");
        return status.substring(status.lastIndexOf(' ') + 1).equals("installed");
    }

    private static InstalledPackage installed(String origin, Paragraph paragraph) {
        var name = require(origin, paragraph, "Package");
        try {
            return new InstalledPackage(
                    name,
                    DebianVersion.parse(require(origin, paragraph, "Version")),
                    paragraph.value("Architecture").orElse("all"),
                    BinaryPackage.source(paragraph, name));
        } catch (IllegalArgumentException e) {
            throw new InputException(origin + ": " + name + ": " + e.getMessage());
        }
    }

    private static String require(String origin, Paragraph paragraph, String field) {
        return paragraph
                .value(field)
                .orElseThrow(() -> new InputException(origin + ": a package without the field '" + field + "'"));
    }
}
