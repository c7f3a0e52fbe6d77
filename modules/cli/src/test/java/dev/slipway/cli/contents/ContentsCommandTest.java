package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.testing.FakeEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContentsCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    private Workbench shop;

    ContentsCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop = new Workbench(folder, engine.address()).withShop();
        var form =
                "Package: %s\nStatus: install ok installed\nVersion: 3.5-1\nArchitecture: amd64\nSource: openssl\n\n";
        var status = form.formatted("libssl3") + form.formatted("openssl");
        engine.serveArchive("/var/lib/dpkg/status", tar("status", status));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void packagesListsWhatAnImageHolds() {
        shop.run("images build base");
        assertThat(shop.run("images packages base")).isEqualTo(new Result(0, """
                PACKAGE  VERSION  ARCH   SOURCE
                libssl3  3.5-1    amd64  openssl
                openssl  3.5-1    amd64  openssl
                """, "2 packages\n"));
        assertThat(shop.run("images packages -q shop/base:v1")).isEqualTo(new Result(0, "libssl3\nopenssl\n", ""));
        assertThat(shop.run("images packages -o json base").out())
                .startsWith("{\n  \"version\" : 1,\n  \"image\" : \"shop/base:v1\",\n  \"id\" : \"sha256:")
                .endsWith("""
                          "database" : "dpkg",
                          "packages" : [ {
                            "name" : "libssl3",
                            "version" : "3.5-1",
                            "architecture" : "amd64",
                            "source" : "openssl"
                          }, {
                            "name" : "openssl",
                            "version" : "3.5-1",
                            "architecture" : "amd64",
                            "source" : "openssl"
                          } ]
                        }
                        """);
    }

    @Test
    void packagesSaysWhatItCannotKnow() throws IOException {
        engine.serveArchive("/var/lib/dpkg/status", tar("status/", ""));
        engine.addImage("scratch-like:1", Map.of());
        assertThat(shop.run("images packages scratch-like:1"))
                .isEqualTo(new Result(0, "", "scratch-like:1 has no dpkg database: what it holds is not known\n"));
        assertThat(shop.run("images packages -o json scratch-like:1").out())
                .endsWith("  \"database\" : null,\n  \"packages\" : [ ]\n}\n");
    }

    @Test
    void packagesNeedsAnImage() {
        assertThat(shop.run("images packages base"))
                .isEqualTo(
                        new Result(3, "", "slipway: 'base' is not in the engine; run 'slipway images build base'\n"));
        assertThat(shop.run("images packages bsae"))
                .isEqualTo(new Result(
                        3, "", "slipway: no image 'bsae' in the catalogue or the engine; did you mean 'base'?\n"));
    }

    @Test
    void whichFindsTheImagesThatHoldAPackage() {
        shop.run("images build web");
        assertThat(shop.run("images which *ssl*=3.5-1")).isEqualTo(new Result(0, """
                IMAGE  PACKAGE  VERSION  ARCH
                base   libssl3  3.5-1    amd64
                base   openssl  3.5-1    amd64
                web    libssl3  3.5-1    amd64
                web    openssl  3.5-1    amd64
                """, ""));
        assertThat(shop.run("images which -q *ssl*")).isEqualTo(new Result(0, "base\nweb\n", ""));
        assertThat(shop.run("images which -o json openssl").out()).startsWith("""
                {
                  "version" : 1,
                  "query" : "openssl",
                  "images" : [ {
                    "name" : "base",
                    "package" : "openssl",
                    "version" : "3.5-1",
                    "architecture" : "amd64"
                  }, {
                """);
    }

    @Test
    void whichSaysWhenNoImageHoldsIt() {
        shop.run("images build web");
        assertThat(shop.run("images which opnessl"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "slipway: none of the 2 images that the engine has of the catalogue holds 'opnessl'"
                                + " (2 are not built); did you mean 'openssl'?\n"));
        assertThat(shop.run("images which openssl=3.0"))
                .isEqualTo(new Result(
                        3,
                        "",
                        "slipway: none of the 2 images that the engine has of the catalogue holds 'openssl=3.0'"
                                + " (2 are not built); they hold [3.5-1]\n"));
        assertThat(shop.run("images which openssl="))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: 'openssl=': version '' is no Debian version;"
                                + " expected [epoch:]upstream[-revision]\n"));
    }

    @Test
    void outdatedNeedsMirrorsToCompareWith() {
        assertThat(shop.run("images outdated"))
                .isEqualTo(new Result(0, "", "not in the engine: base, web, page, store\nnothing is outdated\n"));
        shop.run("images build base");
        assertThat(shop.run("images outdated base"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: " + folder.resolve("images/catalog.yaml")
                                + ": names no distribution, so that there are no mirrors to compare with;"
                                + " add distribution.mirrors\n"));
    }

    @Test
    void outdatedMeansOtherImagesThanNoCache() {
        assertThat(shop.run("images build --outdated --no-cache"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: --no-cache builds what was chosen, --outdated what is outdated; take one of them\n"));
    }

    @Test
    void whatWasFoundIsKept() {
        shop.run("images build base");
        shop.run("images which openssl");
        engine.answer("/containers/create", 500, "no look is needed");
        assertThat(shop.run("images packages base").code()).isZero();
    }

    private static byte[] tar(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes, Instant.EPOCH)) {
            if (name.endsWith("/")) {
                tar.directory(name, 0755);
            } else {
                tar.file(name, 0644, content);
            }
        }
        return bytes.toByteArray();
    }
}
