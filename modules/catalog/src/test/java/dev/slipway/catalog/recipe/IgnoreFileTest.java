package dev.slipway.catalog.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IgnoreFileTest {
    private static final List<String> PATHS = List.of(
            "README.md", "a.log", "build", "build/a.log", "build/keep", "src/a.log", "src/build", "src/build/x", "ab");

    @Test
    void namesMeanFilesAndAllBelowFolders() {
        assertThat(ignored("build")).containsExactly("build", "build/a.log", "build/keep");
        assertThat(ignored("/build/")).containsExactly("build", "build/a.log", "build/keep");
        assertThat(ignored("src/build")).containsExactly("src/build", "src/build/x");
    }

    @Test
    void starsStayWithinAFolderAndDoubleStarsDoNot() {
        assertThat(ignored("*.log")).containsExactly("a.log");
        assertThat(ignored("*/*.log")).containsExactly("build/a.log", "src/a.log");
        assertThat(ignored("**/*.log")).containsExactly("a.log", "build/a.log", "src/a.log");
        assertThat(ignored("**/build"))
                .containsExactly("build", "build/a.log", "build/keep", "src/build", "src/build/x");
        assertThat(ignored("src/**")).containsExactly("src/a.log", "src/build", "src/build/x");
        assertThat(ignored("a?")).containsExactly("ab");
    }

    @Test
    void theLastRuleThatMatchesDecides() {
        assertThat(ignored("*", "!build", "build/*.log"))
                .containsExactlyInAnyOrder(
                        "README.md", "a.log", "build/a.log", "src/a.log", "src/build", "src/build/x", "ab");
        assertThat(ignored("!build", "build")).containsExactly("build", "build/a.log", "build/keep");
    }

    @Test
    void commentsAndBlankLinesAreNoRules() {
        assertThat(ignored("# build", "", "   ", "  ab  ")).containsExactly("ab");
    }

    @Test
    void otherCharactersStandForThemselves() {
        assertThat(ignored("a.lo", "README+md", "(ab)")).isEmpty();
    }

    @Test
    void withoutAFileNothingIsIgnored(@TempDir Path folder) throws IOException {
        assertThat(IgnoreFile.in(folder).ignores("build")).isFalse();
        Files.writeString(folder.resolve(".dockerignore"), "build\n");
        assertThat(IgnoreFile.in(folder).ignores("build")).isTrue();
    }

    private static Stream<String> ignored(String... lines) {
        return PATHS.stream().filter(IgnoreFile.parse(List.of(lines))::ignores);
    }
}
