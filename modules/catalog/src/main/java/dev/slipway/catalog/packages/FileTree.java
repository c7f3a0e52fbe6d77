package dev.slipway.catalog.packages;

import dev.slipway.engine.build.TarWriter;
import dev.slipway.oci.Digest;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A folder with sources: its digest and its tar depend on names, kinds, modes and contents only. */
public record FileTree(Path folder) {
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    /** @throws InputException when there is no such folder */
    Digest digest() {
        var text = new StringBuilder();
        for (var file : files()) {
            text.append(folder.relativize(file))
                    .append('\0')
                    .append(describe(file))
                    .append('\n');
        }
        return Digest.of(text.toString());
    }

    /** Writes everything below a folder of the tar. */
    public void writeTo(OutputStream stream, String prefix) throws IOException {
        try (var tar = new TarWriter(stream, Instant.EPOCH)) {
            tar.directory(prefix, EXECUTABLE);
            for (var file : files()) {
                var path = prefix + "/" + folder.relativize(file);
                if (Files.isSymbolicLink(file)) {
                    tar.link(path, Files.readSymbolicLink(file).toString());
                } else if (Files.isDirectory(file)) {
                    tar.directory(path, EXECUTABLE);
                } else {
                    tar.file(path, Files.isExecutable(file) ? EXECUTABLE : PLAIN, file);
                }
            }
        }
    }

    private static String describe(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "link " + Files.readSymbolicLink(file);
            }
            if (Files.isDirectory(file)) {
                return "folder";
            }
            try (var content = Files.newInputStream(file)) {
                return (Files.isExecutable(file) ? "program " : "file ") + Digest.of(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(folder, "is not a folder");
        }
        try (var tree = Files.walk(folder)) {
            return tree.filter(file -> !file.equals(folder)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
