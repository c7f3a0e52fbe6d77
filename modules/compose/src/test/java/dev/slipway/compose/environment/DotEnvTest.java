package dev.slipway.compose.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
    private final Variables outside = new Variables(Map.of("OUTER", "from outside"));
    private final List<String> missing = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void readKnowsTheFormsOfALine() {
        assertThat(read("""
                # a comment
                PLAIN=value
                SPACES = value with spaces  \s
                export EXPORTED=1
                exported=2
                COLON: yaml
                EMPTY=
                COMMENT=value # not this
                HASH=a#b
                OUTER
                NOWHERE
                dotted.name-x=3
                """))
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("SPACES", "value with spaces"),
                        Map.entry("EXPORTED", "1"),
                        Map.entry("exported", "2"),
                        Map.entry("COLON", "yaml"),
                        Map.entry("EMPTY", ""),
                        Map.entry("COMMENT", "value"),
                        Map.entry("HASH", "a#b"),
                        Map.entry("OUTER", "from outside"),
                        Map.entry("dotted.name-x", "3"));
    }

    @Test
    void readKeepsWhatStandsBetweenSingleQuotes() {
        assertThat(read("""
                A='$OUTER # \\n'
                B='Let\\'s go' # comment
                C='two
                lines'
                """))
                .containsExactly(
                        Map.entry("A", "$OUTER # \\n"), Map.entry("B", "Let's go"), Map.entry("C", "two\nlines"));
    }

    @Test
    void readUndoesEscapesBetweenDoubleQuotes() {
        assertThat(read("""
                A="a\\tb\\nc\\\\d \\"quoted\\" \\$OUTER"
                B="two
                lines # no comment"
                C="{\\"hello\\": \\"json\\"}"
                """))
                .containsExactly(
                        Map.entry("A", "a\tb\nc\\d \"quoted\" $OUTER"),
                        Map.entry("B", "two\nlines # no comment"),
                        Map.entry("C", "{\"hello\": \"json\"}"));
    }

    @Test
    void readPutsInVariablesOfOutsideAndOfLinesAbove() {
        assertThat(read("""
                HOST=db
                URL=http://${HOST}:${PORT:-80}/
                QUOTED="$OUTER"
                GONE=[$GONE_VARIABLE]
                """))
                .containsExactly(
                        Map.entry("HOST", "db"),
                        Map.entry("URL", "http://db:80/"),
                        Map.entry("QUOTED", "from outside"),
                        Map.entry("GONE", "[]"));
        assertThat(missing).containsExactly("GONE_VARIABLE");
    }

    @Test
    void readRawTakesLinesAsTheyAre() {
        write("A='quoted' # all of it\nB=$OUTER\n#C=1\nOUTER\n");
        assertThat(DotEnv.readRaw(file(), outside))
                .containsExactly(
                        Map.entry("A", "'quoted' # all of it"),
                        Map.entry("B", "$OUTER"),
                        Map.entry("OUTER", "from outside"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=value          | '=value' does not start with a variable's name",
                "two words=1     | 'two' is followed by 'w'; expected NAME=value",
                "A=\"open        | the quote \" before the value of 'A' is not closed",
                "A='x' y         | 'y' follows the closing quote of 'A'",
                "A=${B:?is unset}| the variable B must be set: is unset",
            })
    void readNamesTheLineOfAFault(String line, String problem) {
        assertThatThrownBy(() -> read("OK=1\n" + line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(file() + ":2: " + problem);
    }

    private Path file() {
        return folder.resolve(".env");
    }

    private Map<String, String> read(String text) {
        write(text);
        return DotEnv.read(file(), outside, missing::add);
    }

    private void write(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
