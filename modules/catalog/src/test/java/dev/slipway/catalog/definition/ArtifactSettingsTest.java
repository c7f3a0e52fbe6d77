package dev.slipway.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.definition.PackageSettings.GitSource;
import dev.slipway.yaml.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactSettingsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void writeImage() {
        folder().dockerfile("web", "FROM scratch");
    }

    @Test
    void everySettingIsRead() {
        assertThat(artifacts("""
                        tag: trixie
                        artifacts:
                          site: { git: sources/site, ref: v1, version: 3.1.1.0-29, archive: given/site.tgz }
                          remote: { git: "https://example.org/a.git" }
                          given: { archive: /srv/given.tar.gz }
                        """))
                .isEqualTo(Map.of(
                        "site",
                                new ArtifactSettings(
                                        "site",
                                        file("site-3.1.1.0-29"),
                                        root.resolve("given/site.tgz"),
                                        new GitSource(root.resolve("sources/site") + "", "v1")),
                        "remote",
                                new ArtifactSettings(
                                        "remote",
                                        file("remote-trixie"),
                                        null,
                                        new GitSource("https://example.org/a.git", "HEAD")),
                        "given",
                                new ArtifactSettings(
                                        "given", file("given-trixie"), Path.of("/srv/given.tar.gz"), null)));
    }

    @Test
    void theirVersionIsThatOfThePackages() {
        assertThat(artifacts("tag: trixie\npackages: { version: 1.0 }\nartifacts: { site: { git: x } }\n")
                        .get("site"))
                .isEqualTo(new ArtifactSettings(
                        "site", file("site-1.0"), null, new GitSource(root.resolve("x") + "", "HEAD")));
        assertThat(artifacts("tag: trixie\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Site: { git: x } | artifacts.Site: 'Site' is not a lower-case name
            site: {} | artifacts.site: needs git, archive or both
            site: { got: x } | artifacts.site.got: unknown key; did you mean 'git'?
            site: { git: x, verson: 1 } | artifacts.site.verson: unknown key; did you mean 'version'?
            site: { archive: x.tar.gz, ref: v1 } | artifacts.site.ref: unknown key
            site: { git: x, version: a/b } | artifacts.site.version: 'a/b' cannot be part of a file's name
            site: { archive: site.zip } | artifacts.site.archive: 'site.zip' does not end in .tar.gz or .tgz
            site: { git: x, ref: --upload-pack=x } | artifacts.site.ref: '--upload-pack=x' is not a branch, tag or commit
            """)
    void faultsAreNamedWithTheirPlace(String line, String message) {
        assertThatThrownBy(() -> artifacts("artifacts:\n  " + line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(root.resolve("catalog.yaml") + ":2: " + message);
    }

    private Map<String, ArtifactSettings> artifacts(String settings) {
        return folder().file("catalog.yaml", settings).read().artifacts();
    }

    private Path file(String name) {
        return root.resolve("artifacts").resolve(name + ".tar.gz");
    }

    private CatalogFolder folder() {
        return new CatalogFolder(root);
    }
}
