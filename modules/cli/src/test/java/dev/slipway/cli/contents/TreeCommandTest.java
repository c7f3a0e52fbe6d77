package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Index;
import dev.slipway.oci.Platform;
import dev.slipway.testing.FakeEngine;
import dev.slipway.testing.registry.FakeRegistry;
import dev.slipway.testing.registry.SmallImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TreeCommandTest {
    private static final SmallImage SMALL = SmallImage.empty()
            .layer("/bin/sh -c #(nop) ADD file:1 in / ", "etc/motd=12345", "var/lib/dpkg/status=" + installed("1"))
            .layer("/bin/sh -c apt-get  update &&     apt-get install", "var/lib/dpkg/status=" + installed("2"))
            .layer("RUN |1 A=b /bin/sh -c rm /etc/motd # buildkit", "etc/.wh.motd");

    private final FakeEngine engine = FakeEngine.start();
    private final FakeRegistry registry = FakeRegistry.start().with("shop/small", "v1", SMALL);

    @TempDir
    private Path folder;

    private Workbench shop;

    TreeCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop = new Workbench(folder, engine.address())
                .withShop()
                .withVariable("SSL_CERT_FILE", "")
                .withVariable("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @AfterEach
    void close() {
        registry.close();
        engine.close();
    }

    @Test
    void layersOfAnImageInARegistryAreShown() {
        var sizes = SMALL.layers().stream()
                .map(layer -> layer.descriptor().size() + " B")
                .toList();
        var total = SMALL.layers().stream()
                .mapToLong(layer -> layer.descriptor().size())
                .sum();
        assertThat(shop.run("images tree " + name("v1")))
                .isEqualTo(new Result(
                        0,
                        """
                        LAYER  DIGEST        SIZE   UNPACKED  FILES  IMAGE  MADE BY
                        1      %s  %-5s  156 B     +2     -      ADD file:1 in /
                               + dash 1, libc6 1
                        2      %s  %-5s  151 B     ~1     -      RUN apt-get update && apt-get install
                               ~ dash 1 → 2, libc6 1 → 2
                        3      %s  %-5s  0 B       -1     -      RUN rm /etc/motd
                        """.formatted(digest(0), sizes.get(0), digest(1), sizes.get(1), digest(2), sizes.get(2)),
                        "3 layers, " + total + " B, unpacked 307 B\n"));
    }

    @Test
    void narrowTerminalsCutLinesAndPackages() {
        shop.withTerminal(60);
        registry.with(
                "shop/many",
                "v1",
                SmallImage.empty()
                        .layer(
                                "COPY a very long instruction that does not fit into the line of a terminal",
                                "var/lib/dpkg/status=" + installed("1.2.3-4+deb13u5") + "\n"
                                        + installed("1")
                                                .replace("libc6", "zlib")
                                                .replace("dash", "bash")));
        var lines = shop.run("images tree " + registry.name() + "/shop/many:v1")
                .out()
                .lines()
                .toList();
        assertThat(lines.get(1)).hasSize(60).endsWith("…");
        assertThat(lines.get(2)).isEqualTo("       + bash 1, dash 1.2.3-4+deb13u5 and 2 more");
    }

    @Test
    void programsGetAll() {
        var first = SMALL.layers().getFirst();
        assertThat(shop.run("images tree -o json " + name("v1")).out())
                .startsWith("""
                        {
                          "version" : 1,
                          "image" : "%s",
                          "id" : "%s",
                          "platform" : "linux/amd64",
                          "layers" : [ {
                            "digest" : "%s",
                            "diffId" : "%s",
                            "size" : %d,
                            "unpackedSize" : 156,
                            "image" : null,
                            "instruction" : "/bin/sh -c #(nop) ADD file:1 in / ",
                            "files" : {
                              "added" : 2,
                              "changed" : 0,
                              "removed" : 0
                            },
                            "packages" : {
                              "added" : [ {
                                "name" : "dash",
                                "architecture" : "amd64",
                                "version" : "1"
                              }, {
                        """.formatted(
                                name("v1"),
                                SMALL.configuration().digest(),
                                first.descriptor().digest(),
                                SMALL.configuration().diffIds().getFirst(),
                                first.descriptor().size()))
                .contains("""
                              "changed" : [ {
                                "name" : "dash",
                                "architecture" : "amd64",
                                "before" : "1",
                                "version" : "2"
                              }, {
                        """);
    }

    @Test
    void quietlyOnlyDigestsAreListedAndNoLayerIsRead() {
        assertThat(shop.run("images tree -q " + name("v1")))
                .isEqualTo(new Result(
                        0,
                        SMALL.manifest().layers().get(0).digest() + "\n"
                                + SMALL.manifest().layers().get(1).digest() + "\n"
                                + SMALL.manifest().layers().get(2).digest() + "\n",
                        ""));
        assertThat(registry.requests())
                .containsExactly(
                        "GET /v2/shop/small/manifests/v1",
                        "GET /v2/shop/small/blobs/" + SMALL.configuration().digest());
    }

    @Test
    void imageMustBeSomewhere() {
        assertThat(shop.run("images tree base"))
                .isEqualTo(
                        new Result(3, "", "slipway: 'base' is not in the engine; run 'slipway images build base'\n"));
        assertThat(shop.run("images tree shop/bsae:v1"))
                .isEqualTo(new Result(3, "", "slipway: no image 'shop/bsae:v1' in the catalogue or the engine\n"));
        assertThat(shop.run("images tree " + name("v2")))
                .isEqualTo(new Result(
                        3, "", "slipway: no image '" + name("v2") + "' in the registry " + registry.name() + "\n"));
        var arm = SMALL.manifest().descriptor();
        registry.with(
                "shop/small",
                "arm",
                Index.of(List.of(new Descriptor(
                        arm.mediaType(), arm.digest(), arm.size(), new Platform("linux", "arm64"), Map.of()))));
        assertThat(shop.run("images packages " + name("arm")))
                .isEqualTo(new Result(
                        3, "", "slipway: '" + name("arm") + "' has no image for linux/amd64; it has linux/arm64\n"));
    }

    @Test
    void packagesOfAnImageInARegistryAreReadOnceAndNoDeeperThanNeeded() {
        var expected = new Result(0, """
                PACKAGE  VERSION  ARCH   SOURCE
                dash     2        amd64  dash
                libc6    2        amd64  libc6
                """, "2 packages\n");
        assertThat(shop.run("images packages " + name("v1"))).isEqualTo(expected);
        assertThat(registry.requests())
                .contains("GET /v2/shop/small/blobs/"
                        + SMALL.manifest().layers().get(1).digest())
                .doesNotContain("GET /v2/shop/small/blobs/"
                        + SMALL.manifest().layers().get(0).digest());
        registry.forgetRequests();
        assertThat(shop.run("images packages " + name("v1"))).isEqualTo(expected);
        assertThat(registry.requests())
                .containsExactly(
                        "GET /v2/shop/small/manifests/v1",
                        "GET /v2/shop/small/blobs/" + SMALL.configuration().digest());
    }

    private String name(String tag) {
        return registry.name() + "/shop/small:" + tag;
    }

    private static String digest(int layer) {
        return SMALL.manifest().layers().get(layer).digest().shortened(12);
    }

    private static String installed(String version) {
        var form = "Package: %s\nStatus: install ok installed\nVersion: %s\nArchitecture: amd64\n\n";
        return form.formatted("libc6", version) + form.formatted("dash", version);
    }
}
