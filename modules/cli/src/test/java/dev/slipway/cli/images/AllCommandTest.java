package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.build.TarWriter;
import dev.slipway.testing.FakeEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AllCommandTest {
    private final FakeEngine engine = FakeEngine.start();

    @TempDir
    private Path folder;

    AllCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop().withShop();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyImageThatIsNotCurrentIsBuilt() {
        shop().run("images build base");

        var all = shop().run("images all");

        assertThat(all.code()).isZero();
        assertThat(all.err()).startsWith("3 to build, 1 current\n").contains("\n3 built, 1 current in ");
        assertThat(shop().run("images all")).isEqualTo(new Result(0, "", "nothing to build: 4 current\n"));
    }

    @Test
    void artifactsAreMadeBeforeTheImagesThatUseThem() throws IOException {
        shop().with(
                        "images/catalog.yaml",
                        "name: shop",
                        "registry: shop",
                        "tag: v1",
                        "artifacts: { site: { archive: given/site.tar.gz } }")
                .with("images/front/page/image.yaml", "from: web", "artifacts: { site: /opt/site }");
        give("one");
        assertThat(shop().run("images all").err()).startsWith("4 to build, 0 current\n");
        assertThat(folder.resolve("images/artifacts/site-v1.tar.gz"))
                .hasSameBinaryContentAs(folder.resolve("images/given/site.tar.gz"));
        assertThat(shop().run("images all").err()).isEqualTo("nothing to build: 4 current\n");

        give("two");
        assertThat(shop().run("images all").err())
                .startsWith("2 to build, 2 current\n")
                .contains("\npage built in ", "\nstore built in ");
    }

    @Test
    void artifactThatCannotBeMadeStopsAllBuilds() throws IOException {
        shop().with("images/catalog.yaml", "name: shop", "artifacts: { site: { archive: given/site.tar.gz } }");

        assertThat(shop().run("images all"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "slipway: "
                                        + folder.resolve("images/given/site.tar.gz")
                                        + ": is not there; give it, or name a git repository the artifact 'site' is made from\n"));
        assertThat(engine.builds()).isEmpty();
    }

    private void give(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes);
                var tar = new TarWriter(gzip, Instant.EPOCH)) {
            tar.file("site/main.yml", 0644, content);
        }
        Files.createDirectories(folder.resolve("images/given"));
        Files.write(folder.resolve("images/given/site.tar.gz"), bytes.toByteArray());
    }

    private Workbench shop() {
        return new Workbench(folder, engine.address());
    }
}
