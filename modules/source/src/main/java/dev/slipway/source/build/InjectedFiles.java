package dev.slipway.source.build;

import dev.slipway.source.contract.Injection;
import dev.slipway.source.dockerfile.Assembly.InjectedFile;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of injections.
 *
 * @param files where scripts see them
 * @param contents by the id of the secret
 */
record InjectedFiles(List<InjectedFile> files, Map<String, byte[]> contents) {
    /** BuildKit hands out no larger secrets. */
    private static final long LARGEST = 500L * 1024;

    /**
     * Reads them.
     *
     * @throws InputException when one is not there or too large
     */
    InjectedFiles(List<Injection> injections, String workingFolder) {
        this(new ArrayList<>(), new LinkedHashMap<>());
        for (var injection : injections) {
            for (var file : files(injection.source())) {
                var below = file.equals(injection.source())
                        ? file.getFileName().toString()
                        : injection.source().relativize(file).toString();
                add(file, (injection.target(workingFolder) + "/" + below).replaceAll("/+", "/"));
            }
        }
    }

    private void add(Path file, String target) {
        if (!target.matches("[^\\s,\"\\\\]+")) {
            throw new InputException("--inject: '" + target + "' has a space, comma, quote or backslash, which no path"
                    + " of an injected file can have");
        }
        var injected = new InjectedFile(files.size(), target);
        files.add(injected);
        contents.put(injected.id(), content(file));
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InputException(
                        file, "has " + Files.size(file) + " bytes; no more than " + LARGEST + " can be injected");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> files(Path source) {
        if (!Files.exists(source)) {
            throw new InputException("--inject: there is no '" + source + "'");
        }
        try (var tree = Files.walk(source)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InputException(source, "cannot be read: " + e.getMessage());
        }
    }
}
