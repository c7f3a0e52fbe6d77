package dev.slipway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @TempDir
    Path folder;

    @Test
    void readKeepsTheTextAndTheLineOfEveryValue() {
        var root = (YamlNode.Mapping) read("""
                a: 0440
                b:
                  - 22:22
                  - yes
                c: 'null'
                d:
                """);
        assertThat(root.text("a")).contains("0440");
        assertThat(root.texts("b")).containsExactly("22:22", "yes");
        assertThat(root.items("b").get(1).mark().line()).isEqualTo(4);
        assertThat(root.get("d")).isEmpty();
        assertThat(root.get("c").orElseThrow())
                .isEqualTo(YamlNode.Scalar.text("null", new YamlNode.Mark(file(), 5, "")));
    }

    @Test
    void readResolvesAliasesAndMergeKeys() {
        var root = (YamlNode.Mapping) read("""
                base: &base {image: a, tty: true}
                web:
                  <<: *base
                  image: b
                """);
        assertThat(root.mapping("web").text("image")).contains("b");
        assertThat(root.mapping("web").text("tty")).contains("true");
    }

    @Test
    void readKeepsCustomTags() {
        var root = (YamlNode.Mapping) read("ports: !reset []\n");
        assertThat(root.get("ports").orElseThrow().mark().tag()).isEqualTo("!reset");
    }

    @Test
    void readRefusesKeysWrittenTwice() {
        assertThatThrownBy(() -> read("a: 1\na: 2\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(file() + ":2: a: written twice");
    }

    @Test
    void readRefusesAnAliasInsideOfItself() {
        assertThatThrownBy(() -> read("a: &a\n  b: *a\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("an alias stands inside of what it is an alias of");
    }

    @Test
    void readRefusesAliasesThatGrowWithoutEnd() {
        var text = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 9; level++) {
            var below = "*l" + (level - 1);
            text.append("l%d: &l%d [%s]\n".formatted(level, level, (below + ", ").repeat(9) + below));
        }
        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("grows to more than 200000 values by its aliases");
    }

    @Test
    void textQuotesWhatOtherParsersWouldTakeForSomethingElse() {
        var root = read("""
                a: 'yes'
                b: '22:22'
                c: 1
                d: '1'
                e: "x\\ny\\n"
                f: []
                g: {h: [i, {j: k}]}
                """);
        assertThat(YamlText.of(root)).isEqualTo("""
                a: "yes"
                b: "22:22"
                c: 1
                d: "1"
                e: |
                  x
                  y
                f: []
                g:
                  h:
                    - i
                    - j: k
                """);
    }

    private Path file() {
        return folder.resolve("a.yaml");
    }

    private YamlNode read(String text) {
        try {
            Files.writeString(file(), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return YamlFile.read(file()).orElseThrow();
    }
}
