package dev.slipway.compose;

import dev.slipway.compose.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A folder to write Compose files into and to read them from. */
record Workspace(Path folder, Map<String, String> environment) {
    Workspace(Path folder) {
        this(folder, Map.of());
    }

    Workspace with(Map<String, String> variables) {
        return new Workspace(folder, variables);
    }

    Workspace write(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ComposeReading read() {
        return read(ComposeFiles.usual());
    }

    ComposeReading read(ComposeFiles files) {
        return ComposeReader.read(files, new Surroundings(environment, folder, Path.of("/home/me")));
    }

    ComposeReading read(String text) {
        return write("compose.yaml", text).read();
    }

    ComposeProject project(ComposeFiles files) {
        return switch (read(files)) {
            case ComposeReading.Read read -> read.project();
            case ComposeReading.Refused refused ->
                throw new AssertionError(lines(refused).toString());
        };
    }

    ComposeProject project(String text) {
        return write("compose.yaml", text).project(ComposeFiles.usual());
    }

    /** The findings as text, with the folder left out. */
    List<String> lines(ComposeReading reading) {
        return reading.findings().stream()
                .map(finding -> severity(finding) + " "
                        + finding.text().replace(folder + "/", "").replace(folder + ":", ".:"))
                .toList();
    }

    List<String> faults(String text) {
        return lines(read(text));
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
