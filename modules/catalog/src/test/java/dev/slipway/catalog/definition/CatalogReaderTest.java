package dev.slipway.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.definition.Catalog.BuildSettings;
import dev.slipway.catalog.definition.Catalog.Distribution;
import dev.slipway.catalog.definition.Catalog.Group;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogReaderTest {
    @TempDir
    private Path root;

    private Path settings;
    private CatalogFolder folder;

    @BeforeEach
    void begin() {
        settings = root.resolve("catalog.yaml");
        folder = new CatalogFolder(root).from("common/redis", "debian");
    }

    @Test
    void everySettingIsRead() {
        var catalog = folder.file("catalog.yaml", """
            name: contrail
            registry: localhost:5100/contrail
            tag: "3.0"
            distribution:
              suite: trixie
              variant: essential
              mirrors:
                - http://deb.debian.org/debian trixie main
              epoch: 2025-08-09T00:00:00Z
            build:
              network: none
              args: { HTTP_PROXY: http://proxy:3128 }
            groups:
              common:
                labels: { net.juniper.contrail: common }
            external: [ "python:3.*" ]
            """).read();
        assertThat(catalog)
                .isEqualTo(new Catalog(
                        root,
                        "contrail",
                        "localhost:5100/contrail",
                        "3.0",
                        new Distribution(
                                "trixie",
                                "essential",
                                List.of("http://deb.debian.org/debian trixie main"),
                                Instant.parse("2025-08-09T00:00:00Z").getEpochSecond()),
                        new BuildSettings("none", Map.of("HTTP_PROXY", "http://proxy:3128"), List.of("python:3.*")),
                        null,
                        Map.of(),
                        Map.of("common", new Group(Map.of("net.juniper.contrail", "common"))),
                        catalog.images()));
        assertThat(catalog.reference("redis")).hasToString("localhost:5100/contrail/redis:3.0");
        assertThat(catalog.groupLabels(catalog.image("redis"))).isEqualTo(Map.of("net.juniper.contrail", "common"));
    }

    @Test
    void settingsHaveDefaults() {
        var catalog = folder.file("catalog.yaml", "name: x\ndistribution: { suite: trixie }\n")
                .read();
        assertThat(catalog)
                .isEqualTo(new Catalog(
                        root,
                        "x",
                        "",
                        "latest",
                        new Distribution("trixie", "minbase", List.of(), 0),
                        new BuildSettings("host", Map.of(), List.of()),
                        null,
                        Map.of(),
                        Map.of("common", new Group(Map.of())),
                        catalog.images()));
        assertThat(catalog.reference("redis")).hasToString("redis:latest");
    }

    @Test
    void foldersWithDockerfilesAreACatalogueToo() {
        var plain = new CatalogFolder(root.resolve("My Dockerfiles_"))
                .dockerfile("contrail/nova", "FROM ubuntu:14.04\n")
                .dockerfile("redis", "FROM redis:8\n")
                .dockerfile(".hidden/x", "FROM x\n")
                .dockerfile("redis/nested", "FROM x\n")
                .file("scripts/build.py", "")
                .read();
        assertThat(plain.name()).isEqualTo("my-dockerfiles");
        assertThat(plain.images().keySet()).containsExactly("nova", "redis");
        assertThat(plain.image("nova").group()).isEqualTo("contrail");
        assertThat(plain.image("nova").file()).isEqualTo(plain.root().resolve("contrail/nova/Dockerfile"));
        assertThat(plain.groups()).isEqualTo(Map.of("contrail", new Group(Map.of())));
        assertThat(plain.image("redis").group()).isNull();
        assertThat(plain.groupLabels(plain.image("redis"))).isEmpty();
    }

    @Test
    void theGroupIsTheNearestFolder() {
        assertThat(folder.from("a/b/c", "debian").read().image("c").group()).isEqualTo("b");
    }

    @Test
    void unknownImagesAreNamed() {
        assertThatThrownBy(() -> folder.read().image("nova"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no image 'nova' in the catalogue " + root);
    }

    @Test
    void unknownKeysAreRefusedOnEveryLevel() {
        refused("registri: x\n", ":1: registri: unknown key; did you mean 'registry'?");
        refused("build:\n  netwrok: host\n", ":2: build.netwrok: unknown key; did you mean 'network'?");
        refused("distribution:\n  suit: trixie\n", ":1: distribution.suite: is missing; was it written as 'suit'?");
        refused(
                "distribution:\n  suite: trixie\n  mirror: x\n",
                ":3: distribution.mirror: unknown key; did you mean 'mirrors'?");
        refused("groups:\n  common:\n    label: {}\n", ":3: groups.common.label: unknown key; did you mean 'labels'?");
    }

    @Test
    void valuesAreChecked() {
        refused("name: A\n", ":1: name: 'A' is not a lower-case name");
        refused("tag: 1\ntag: 2\n", ":2: tag: written twice");
        refused("build: host\n", ":1: build: expected a mapping of keys to values");
        refused(
                "build: { network: bridge }\n",
                ":1: build.network: 'bridge' is unknown; expected host, default or none");
        refused(
                "distribution: { suite: trixie, epoch: yesterday }\n",
                ":1: distribution.epoch: 'yesterday' is not a moment such as 2025-08-09T00:00:00Z");
        refused(
                "groups: { common: { labels: { -a: b } } }\n",
                ":1: groups.common.labels: '-a' is not a label key such as net.juniper.contrail");
    }

    @Test
    void registryAndTagMustMakeReferences() {
        var expected =
                " in an image reference; expected [registry/]path[:tag][@digest] such as localhost:5000/base/redis:8";
        refused("name: x\nregistry: Contrail\n", ":2: registry: 'Contrail': invalid path 'Contrail/x'" + expected);
        refused("registry: localhost:5100/\n", ":1: registry: 'localhost:5100/': invalid path '/x'" + expected);
        refused("tag: a b\n", ":1: tag: invalid tag 'a b'" + expected);
        refused("tag: a/b\n", ":1: tag: invalid tag 'a/b'" + expected);
    }

    @Test
    void groupsNeedAFolder() {
        refused(
                "groups:\n  comon:\n    labels: {}\n",
                ":2: groups.comon: no image stands in a folder 'comon'; did you mean 'common'?");
    }

    @Test
    void twoDefinitionsInOneFolderAreRefused() {
        folder.dockerfile("common/redis", "FROM debian\n");
        assertThatThrownBy(() -> folder.read())
                .isInstanceOf(InputException.class)
                .hasMessage(
                        root.resolve("common/redis") + ": holds both a Dockerfile and an image.yaml; keep one of them");
    }

    @Test
    void equalNamesInTwoGroupsAreRefused() {
        folder.from("other/redis", "debian");
        assertThatThrownBy(() -> folder.read())
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve("other/redis") + ": an image 'redis' stands in " + root.resolve("common/redis")
                        + " already");
    }

    @Test
    void foldersOfImagesHaveLowerCaseNames() {
        folder.from("common/Nova", "debian");
        assertThatThrownBy(() -> folder.read())
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve("common/Nova") + ": 'Nova' cannot be an image's name: it must be lower case");
    }

    @Test
    void emptyCataloguesAreRefused() throws IOException {
        var empty = root.resolve("empty");
        Files.createDirectories(empty.resolve("group/folder"));
        assertThatThrownBy(() -> CatalogReader.read(empty))
                .isInstanceOf(InputException.class)
                .hasMessage(empty + ": holds no image: no folder in it has a Dockerfile or an image.yaml");
        assertThatThrownBy(() -> CatalogReader.read(root.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessage(root.resolve("none") + ": is not a folder; name the catalogue's folder with --catalog");
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        refused("name: [x\n", ":2: not YAML: expected ',' or ']', but got <stream end>");
        Files.write(settings, "name: ü\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> folder.read())
                .isInstanceOf(InputException.class)
                .hasMessage(settings + ": not UTF-8 text");
    }

    private void refused(String text, String message) {
        folder.file("catalog.yaml", text);
        assertThatThrownBy(() -> folder.read())
                .isInstanceOf(InputException.class)
                .hasMessage(settings + message);
    }
}
