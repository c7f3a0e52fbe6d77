package dev.slipway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that others wrote: what is found in them, and what they say in canonical form. */
class CorpusTest {
    private static final Path CORPUS =
            Path.of("src/test/resources/corpus").toAbsolutePath().normalize();

    static Stream<Path> folders() throws IOException {
        try (var folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    /** {@code -Dgolden.update=true} writes what is expected anew. */
    @ParameterizedTest
    @MethodSource("folders")
    void filesAreReadAsBefore(Path folder) throws IOException {
        var text = text(folder);
        var expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    /** What is in canonical form is read as the same project, with nothing to say. */
    @ParameterizedTest
    @MethodSource("folders")
    void canonicalFormsAreReadBack(Path folder, @TempDir Path copy) throws IOException {
        if (read(folder) instanceof ComposeReading.Read read) {
            var text = read.project().canonicalText();
            var again = new Workspace(copy).read(text);
            assertThat(again).isInstanceOf(ComposeReading.Read.class);
            assertThat(((ComposeReading.Read) again).project().canonicalText()).isEqualTo(text);
        }
    }

    private static ComposeReading read(Path folder) {
        var nested = folder.resolve("filebeat/elasticsearch/compose.yaml");
        var files = Files.exists(nested) ? ComposeFiles.of(List.of(nested)) : ComposeFiles.usual();
        var environment = Map.of("PWD", folder.toString());
        return ComposeReader.read(files, new Surroundings(environment, folder, Path.of("/home/me")));
    }

    private static String text(Path folder) {
        var reading = read(folder);
        var text = new StringBuilder();
        new Workspace(folder).lines(reading).forEach(line -> text.append(line).append('\n'));
        text.append("---\n");
        if (reading instanceof ComposeReading.Read read) {
            text.append(read.project().canonicalText());
        }
        return text.toString()
                .replace(folder.toString(), ".")
                .replace(CORPUS.toString(), "..")
                .replace(CORPUS.resolveSibling("").toString(), "../..");
    }
}
