package dev.slipway.catalog.mirror;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.apt.PackageSource.Offer;
import dev.slipway.catalog.apt.Paragraph;
import dev.slipway.catalog.apt.Paragraphs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index of packages cut down to names, versions and architectures: of 50 MB of text, 3 MB are left that are read
 * without looking at most of them. The last line tells that it is whole.
 */
final class PackageList {
    private static final String END = "end of list";
    private static final char TAB = '\t';

    private PackageList() {}

    /** Writes the list of an index. */
    static void write(String origin, InputStream index, Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            Paragraphs.read(origin, index, paragraph -> write(paragraph, writer));
            writer.write(END + "\n");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The packages of these names; empty when there is no list, or not a whole one. */
    static Optional<List<Offer>> read(Path file, Set<String> names) throws IOException {
        var offers = new ArrayList<Offer>();
        var last = "";
        try (var reader = Files.newBufferedReader(file)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var tab = line.indexOf(TAB);
                if (tab > 0 && names.contains(line.substring(0, tab))) {
                    offers.add(offer(line, tab));
                }
                last = line;
            }
        } catch (NoSuchFileException | CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return last.equals(END) ? Optional.of(offers) : Optional.empty();
    }

    private static void write(Paragraph paragraph, BufferedWriter writer) {
        try {
            writer.write(field(paragraph, "Package") + TAB + field(paragraph, "Version") + TAB
                    + field(paragraph, "Architecture") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String field(Paragraph paragraph, String name) {
        return paragraph.value(name).orElse("");
    }

    private static Offer offer(String line, int firstTab) {
        var secondTab = line.indexOf(TAB, firstTab + 1);
        if (secondTab < 0) {
            throw new IllegalArgumentException("'" + line + "' has no three fields");
        }
        return new Offer(
                line.substring(0, firstTab),
                DebianVersion.parse(line.substring(firstTab + 1, secondTab)),
                line.substring(secondTab + 1));
    }
}
