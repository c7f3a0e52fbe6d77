package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.Engine;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.testing.FakeEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    ConfigCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop().with("images/catalog.yaml", "name: shop", "registry: shop", "tag: v1")
                .with("images/base/Dockerfile", "FROM scratch")
                .with(
                        "images/cache/image.yaml",
                        "from: base",
                        "environment:",
                        "  PORT: { description: where it listens, default: \"6379\" }",
                        "  MEMORY: { description: most memory }",
                        "  PASSWORD: { description: what clients give, required: true, secret: true }",
                        "config:",
                        "  /etc/cache/cache.conf:",
                        "    format: properties",
                        "    separator: \" \"",
                        "    set: { port: \"${PORT}\", memory: \"${MEMORY}\", requirepass: \"${PASSWORD}\" }")
                .with("env", "# the cache of the shop", "PASSWORD=s3cret=1", "", "PORT=7000");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void fileIsShownAsAContainerWouldWriteIt() throws IOException {
        shop().run("images build");
        engine.serveArchive(
                "/usr/lib/slipway/packaged/etc/cache/cache.conf", archive("# packaged\nport 1\nappendonly yes\n"));

        assertThat(shop().run("images config cache --env-file env")).isEqualTo(new Result(0, """
                        # packaged
                        port 7000
                        appendonly yes
                        requirepass ********
                        """, ""));
        assertContainersAreGone();
    }

    @Test
    void imageThatIsNotBuiltIsShownWithoutWhatItsPackagesBring() {
        assertThat(shop().run("images config cache --env-file env"))
                .isEqualTo(new Result(
                        0,
                        "port 7000\nrequirepass ********\n",
                        "note: shop/cache:v1 is not built yet; what its packages bring is not shown\n"));
    }

    @Test
    void missingVariablesAreNamedTogether() throws IOException {
        assertThat(shop().run("images config cache")).isEqualTo(new Result(1, "", """
                        slipway: the container would not start: required variables are not set:
                          PASSWORD  what clients give
                        """));
    }

    @Test
    void imageWithoutConfigurationSaysSo() {
        assertThat(shop().run("images config base"))
                .isEqualTo(new Result(0, "", "base writes no configuration files\n"));
    }

    @Test
    void environmentFileThatCannotBeTakenIsNamed() throws IOException {
        assertThat(shop().run("images config cache --env-file absent"))
                .isEqualTo(new Result(2, "", "slipway: " + folder.resolve("absent") + ": cannot be read\n"));
        assertThat(shop().with("bad", "PORT=1", "export PASSWORD").run("images config cache --env-file bad"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "slipway: " + folder.resolve("bad") + ":2: 'export PASSWORD' is not of the form NAME=VALUE\n"));
    }

    private void assertContainersAreGone() {
        try (var client = Engine.open(engine.address())) {
            assertThat(client.containers().list()).isEmpty();
        }
    }

    private static byte[] archive(String content) throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var tar = new TarWriter(archive, Instant.EPOCH)) {
            tar.file("cache.conf", 0644, content);
        }
        return archive.toByteArray();
    }

    private Workbench shop() {
        return new Workbench(folder, engine.address());
    }
}
