package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlMapTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("image.yaml");
    }

    @Test
    void valuesAreTextsAsTheyAreWritten() throws IOException {
        var yaml = read("""
            mode: 0640
            version: 1.10
            answer: no
            quoted: "a b"
            list: [1, two, "3"]
            lone: one
            """);
        assertThat(yaml.text("mode")).hasValue("0640");
        assertThat(yaml.text("version")).hasValue("1.10");
        assertThat(yaml.text("answer")).hasValue("no");
        assertThat(yaml.text("quoted")).hasValue("a b");
        assertThat(yaml.texts("list")).containsExactly("1", "two", "3");
        assertThat(yaml.texts("lone")).containsExactly("one");
        assertThat(yaml.isList("list")).isTrue();
        assertThat(yaml.isList("lone")).isFalse();
        assertThat(yaml.keys()).containsExactly("mode", "version", "answer", "quoted", "list", "lone");
        assertThat(yaml.file()).isEqualTo(file);
    }

    @Test
    void whatIsAbsentIsEmptyOrTheFallback() throws IOException {
        var yaml = read("{}");
        assertThat(yaml.text("a")).isEmpty();
        assertThat(yaml.text("a", "b")).isEqualTo("b");
        assertThat(yaml.flag("a", true)).isTrue();
        assertThat(yaml.number("a", 3, 1, 5)).isEqualTo(3);
        assertThat(yaml.duration("a")).isEmpty();
        assertThat(yaml.texts("a")).isEmpty();
        assertThat(yaml.textMap("a")).isEmpty();
        assertThat(yaml.map("a")).isEmpty();
        assertThat(yaml.maps("a")).isEmpty();
        assertThat(yaml.namedMaps("a")).isEmpty();
        assertThat(yaml.has("a")).isFalse();
    }

    @Test
    void emptyFilesAreEmptyMappings() throws IOException {
        for (var text : List.of("", "# nothing\n", "---\n", "~\n")) {
            assertThat(read(text).keys()).isEmpty();
        }
    }

    @Test
    void flagsNumbersAndDurationsAreRead() throws IOException {
        var yaml = read("required: true\nsecret: false\nretries: 5\ntimeout: 1m30s\n");
        assertThat(yaml.flag("required", false)).isTrue();
        assertThat(yaml.flag("secret", true)).isFalse();
        assertThat(yaml.number("retries", 3, 1, 5)).isEqualTo(5);
        assertThat(yaml.duration("timeout")).hasValue(Duration.ofSeconds(90));
    }

    @Test
    void nestedMappingsKeepTheirOrder() throws IOException {
        var yaml = read("""
            labels: { b: 1, a: 2 }
            groups:
              common:
                color: red
              base:
            files:
              - from: a
              - from: b
            """);
        assertThat(yaml.textMap("labels")).containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
        assertThat(yaml.namedMaps("groups").keySet()).containsExactly("common", "base");
        assertThat(yaml.maps("files").stream().map(map -> map.requiredText("from")))
                .containsExactly("a", "b");
        assertThat(yaml.line("groups")).isEqualTo(2);
    }

    @Test
    void mergedKeysGiveWayToWrittenOnes() throws IOException {
        var yaml = read("""
            base: &base { a: 1, b: 2 }
            more: &more { b: 3, c: 4 }
            one: { <<: *base, a: 5 }
            both: { <<: [*base, *more] }
            """);
        assertThat(yaml.textMap("one")).containsExactly(Map.entry("a", "5"), Map.entry("b", "2"));
        assertThat(yaml.textMap("both")).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "4"));
        assertThatThrownBy(() -> read("a: 1\n<<: b\n"))
                .hasMessage(file + ":3: not YAML: Expected mapping node or an anchor referencing mapping");
    }

    @Test
    void unknownKeysAreRefusedWithASuggestion() {
        refused("a: 1\nenviroment: {}\n", """
            :2: enviroment: unknown key; did you mean 'environment'?""", yaml -> {
            yaml.text("a");
            yaml.map("environment");
            yaml.refuseOtherKeys();
        });
        refused(
                "outer:\n  inner:\n    colour: red\n",
                ":3: outer.inner.colour: unknown key",
                yaml -> yaml.map("outer")
                        .orElseThrow()
                        .map("inner")
                        .orElseThrow()
                        .refuseOtherKeys());
    }

    @Test
    void missingKeysAreLookedForAmongTheMistypedOnes() {
        refused("form: debian\n", ":1: from: is missing; was it written as 'form'?", yaml -> yaml.requiredText("from"));
        refused("", ":1: from: is missing", yaml -> yaml.requiredText("from"));
        refused(
                "a: 1\nfiles:\n  - to: /x\n",
                ":3: files[0].from: is missing",
                yaml -> yaml.maps("files").getFirst().requiredText("from"));
    }

    @Test
    void keysWrittenTwiceAreRefused() {
        refused("a: 1\nb: 2\na: 3\n", ":3: a: written twice", YamlMap::keys);
        refused("x: &x {a: 1}\ny:\n  <<: *x\n  a: 1\n  a: 2\n", ":5: y.a: written twice", yaml -> yaml.map("y"));
        refused("x:\n  a: 1\n  a: 1\n", ":3: x.a: written twice", yaml -> yaml.map("x"));
    }

    @Test
    void valuesOfTheWrongKindAreRefused() {
        refused("a: [1]\n", ":1: a: expected a single value", yaml -> yaml.text("a"));
        refused("a: {b: 1}\n", ":1: a: expected a single value", yaml -> yaml.texts("a"));
        refused("a:\n", ":1: a: has no value", yaml -> yaml.text("a"));
        refused("a:\n  - 1\n  -\n", ":3: a: expected a single value", yaml -> yaml.texts("a"));
        refused("a: 1\n", ":1: a: expected a mapping of keys to values", yaml -> yaml.map("a"));
        refused("a: 1\n", ":1: a: expected a list", yaml -> yaml.maps("a"));
        refused("a: [1]\n", ":1: a[0]: expected a mapping of keys to values", yaml -> yaml.maps("a"));
        refused("a:\n  b: 1\n", ":2: a.b: expected a mapping of keys to values", yaml -> yaml.namedMaps("a"));
        refused("a:\n  b:\n", ":2: a.b: has no value", yaml -> yaml.textMap("a"));
        refused("a: yes\n", ":1: a: 'yes' is neither true nor false", yaml -> yaml.flag("a", false));
        refused("a: 6\n", ":1: a: '6' is not a whole number from 1 to 5", yaml -> yaml.number("a", 1, 1, 5));
        refused("a: 1.5\n", ":1: a: '1.5' is not a whole number from 1 to 5", yaml -> yaml.number("a", 1, 1, 5));
        refused(
                "a: 5 s\n",
                ":1: a: '5 s' is not a length of time; expected something like 300ms, 10s, 1m30s or 2h",
                yaml -> yaml.duration("a"));
    }

    @Test
    void faultsOfAWholeMappingNameTheLineOfItsKey() {
        refused("groups:\n  common:\n    labels: {}\n", ":2: groups.common: is wrong", yaml -> {
            throw yaml.namedMaps("groups").values().iterator().next().fault("", "is wrong");
        });
    }

    @Test
    void whatIsNoMappingIsRefused() {
        refused("- a\n", ":1: expected a mapping of keys to values", YamlMap::keys);
        refused("? [a]\n: b\n", ":1: a key is a single word", YamlMap::keys);
        refused("a: {[b]: c}\n", ":1: a: a key is a single word", yaml -> yaml.map("a"));
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() {
        refused("a: 1\nb: [1\n", ":3: not YAML: expected ',' or ']', but got <stream end>", YamlMap::keys);
        refused(
                "a: 1\n\tb: 2\n",
                ":2: not YAML: found character '\\t(TAB)' that cannot start any token."
                        + " (Do not use \\t(TAB) for indentation)",
                YamlMap::keys);
        refused("a: 1\n---\na: 2\n", ":2: not YAML: but found another document", YamlMap::keys);
        refused("a: *b\n", ":1: not YAML: found undefined alias b", YamlMap::keys);
        refused("a: \0\n", ": not YAML: special characters are not allowed", YamlMap::keys);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Files.write(file, "description: Schlüssel\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> YamlMap.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": not UTF-8 text");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> YamlMap.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": cannot be read: Is a directory");
    }

    private YamlMap read(String text) throws IOException {
        return YamlMap.read(Files.writeString(file, text));
    }

    private void refused(String text, String message, Consumer<YamlMap> reading) {
        assertThatThrownBy(() -> reading.accept(read(text)))
                .isInstanceOf(InputException.class)
                .hasMessage(file + message);
    }
}
