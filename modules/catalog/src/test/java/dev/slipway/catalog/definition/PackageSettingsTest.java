package dev.slipway.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.definition.PackageSettings.DebianSource;
import dev.slipway.catalog.definition.PackageSettings.FolderSource;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageSettingsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void writeImage() {
        folder().dockerfile("web", "FROM scratch");
    }

    @Test
    void everySettingIsRead() {
        assertThat(folder().file("catalog.yaml", """
                        tag: trixie
                        packages:
                          version: "1.0"
                          folder: debs
                          archive: given/packages.tar.xz
                          sources:
                            hello: { debian: hello }
                            figlet: { debian: "figlet=1:2.2.5-3+b1" }
                            greeter: { git: sources/greeter.git, ref: v1 }
                            remote: { git: "git@example.org:a/b.git" }
                            secure: { git: "https://example.org/a.git" }
                            tool: { folder: sources/tool }
                        """).read().packages())
                .isEqualTo(new PackageSettings(
                        "1.0",
                        root.resolve("debs"),
                        root.resolve("given/packages.tar.xz"),
                        Map.of(
                                "hello", new DebianSource("hello", null),
                                "figlet", new DebianSource("figlet", "1:2.2.5-3+b1"),
                                "greeter", new GitSource(root.resolve("sources/greeter.git") + "", "v1"),
                                "remote", new GitSource("git@example.org:a/b.git", "HEAD"),
                                "secure", new GitSource("https://example.org/a.git", "HEAD"),
                                "tool", new FolderSource(root.resolve("sources/tool")))));
    }

    @Test
    void settingsHaveDefaults() {
        assertThat(folder().file("catalog.yaml", "tag: trixie\npackages:\n")
                        .read()
                        .packages())
                .isEqualTo(new PackageSettings("trixie", root.resolve("packages"), null, Map.of()));
        assertThat(folder().file("catalog.yaml", "tag: trixie\n").read().ownPackages())
                .isEmpty();
    }

    @Test
    void noImagesAreLookedForAmongPackagesAndSources() {
        var catalog = folder().file("catalog.yaml", """
                        packages:
                          sources:
                            tool: { folder: sources/tool }
                            greeter: { git: sources/greeter }
                        """)
                .dockerfile("packages/a", "FROM nonsense")
                .dockerfile("sources/tool", "FROM nonsense")
                .dockerfile("sources/tool/b", "FROM nonsense")
                .dockerfile("sources/greeter/c", "FROM nonsense")
                .dockerfile("sources/other", "FROM scratch")
                .read();

        assertThat(catalog.images().keySet()).containsExactly("other", "web");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            verson: 1 | packages.verson: unknown key; did you mean 'version'?
            version: a b | packages.version: invalid tag 'a b'
            folder: . | packages.folder: 'ROOT' holds the catalogue; packages need a folder of their own
            folder: .. | packages.folder: 'ABOVE' holds the catalogue; packages need a folder of their own
            archive: packages.zip | packages.archive: 'packages.zip' does not end in .tar, .tar.gz, .tgz, .tar.xz or .txz
            sources: { Hello: { debian: hello } } | packages.sources.Hello: 'Hello' is not a name of lower-case letters, digits, '+', '-' and '.'
            sources: { hello: {} } | packages.sources.hello: needs exactly one of debian, git and folder
            sources: { hello: { debain: hello } } | packages.sources.hello.debain: unknown key; did you mean 'debian'?
            sources: { hello: { debian: hello, git: x } } | packages.sources.hello: needs exactly one of debian, git and folder
            sources: { hello: { debian: hello, ref: v1 } } | packages.sources.hello.ref: unknown key
            sources: { hello: { debian: "hello 2.10" } } | packages.sources.hello.debian: 'hello 2.10' is not a source package such as hello or hello=2.10-5
            sources: { hello: { git: x, ref: --upload-pack=x } } | packages.sources.hello.ref: '--upload-pack=x' is not a branch, tag or commit
            """)
    void faultsAreNamedWithTheirPlace(String line, String message) {
        var words = message.replace("ROOT", root.toString()).replace("ABOVE", root.getParent() + "");

        assertThatThrownBy(() -> folder().file("catalog.yaml", "packages:\n  " + line + "\n")
                        .read())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(root.resolve("catalog.yaml") + ":2: " + words);
    }

    private CatalogFolder folder() {
        return new CatalogFolder(root);
    }
}
