package dev.slipway.catalog.contents;

import dev.slipway.catalog.apt.DebianVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contents of one image on disk: a line for each package, fields divided by tabs, between a head and a line that
 * tells how many there are. Anything else counts as no file.
 */
final class ContentsFile {
    private static final String HEAD = "slipway contents 1";
    private static final String UNKNOWN = "no database";
    private static final String UNFINISHED = ".new";
    private static final String TAB = "\t";

    private ContentsFile() {}

    static Optional<Contents> read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whole or not at all, even when several processes write the same file. */
    static void write(Path file, Contents contents) {
        try {
            Files.createDirectories(file.getParent());
            var unfinished = Files.createTempFile(file.getParent(), "", UNFINISHED);
            Files.write(unfinished, lines(contents));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether another process may be writing it. */
    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    private static List<String> lines(Contents contents) {
        return switch (contents) {
            case Contents.Unknown() -> List.of(HEAD, UNKNOWN);
            case Contents.Dpkg(var packages) -> {
                var lines = new ArrayList<>(List.of(HEAD));
                packages.forEach(one -> lines.add(
                        String.join(TAB, one.name(), one.version().toString(), one.architecture(), one.source())));
                lines.add(packages.size() + " packages");
                yield lines;
            }
        };
    }

    private static Optional<Contents> parse(List<String> lines) {
        if (lines.equals(List.of(HEAD, UNKNOWN))) {
            return Optional.of(new Contents.Unknown());
        }
        var count = lines.size() - 2;
        if (count < 0 || !lines.getFirst().equals(HEAD) || !lines.getLast().equals(count + " packages")) {
            return Optional.empty();
        }
        var packages = new ArrayList<InstalledPackage>(count);
        for (var line : lines.subList(1, count + 1)) {
            var fields = line.split(TAB, -1);
            if (fields.length != 4) {
                return Optional.empty();
            }
            try {
                packages.add(new InstalledPackage(fields[0], DebianVersion.parse(fields[1]), fields[2], fields[3]));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Contents.Dpkg(packages));
    }
}
