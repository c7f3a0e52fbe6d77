package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.Engine;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ContainerSummary;
import dev.slipway.engine.volume.VolumeDetails;
import dev.slipway.testing.FakeEngine;
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
class CleanCommandTest {
    private final FakeEngine fake = FakeEngine.start();
    private final Engine engine = Engine.open(fake.address());

    @TempDir
    private Path folder;

    CleanCommandTest() throws IOException {}

    @BeforeEach
    void writeCatalogue() throws IOException {
        shop().withShop();
        fake.addImage("platform/any:1", Map.of());
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    @Test
    void catalogueThatMadeNothingHasNothingToRemove() {
        assertThat(shop().run("images clean")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void whatWasMadeOnTheWayIsRemoved() throws IOException {
        shop().run("images build base");
        serve("shop");
        madePackages();
        madeArtifact();
        shop().with("state/slipway/images/shop/export/blob", "").with("state/slipway/images/shop/tmp/context", "");

        assertThat(shop().run("images clean"))
                .isEqualTo(new Result(0, "", "removed shop-repo\nremoved shop-builder\nremoved shop-lists\n"));

        assertThat(containers()).isEmpty();
        assertThat(engine.volumes().list()).isEmpty();
        assertThat(List.of("images/packages", "images/artifacts", "state/slipway/images/shop/export"))
                .allSatisfy(path -> assertThat(folder.resolve(path)).doesNotExist());
        assertThat(folder.resolve("state/slipway/images/shop/logs/base.log")).exists();
        assertThat(engine.images().inspect("shop/base:v1")).isPresent();
    }

    @Test
    void whatWasGivenStays() throws IOException {
        settings("packages:", "artifacts: { site: { archive: artifacts/site-v1.tar.gz } }");
        shop().with("images/packages/given_1_all.deb", "")
                .with("images/artifacts/site-v1.tar.gz", "")
                .with("images/artifacts/notes", "");

        assertThat(shop().run("images clean")).isEqualTo(new Result(0, "", ""));

        assertThat(folder.resolve("images/packages/given_1_all.deb")).exists();
        assertThat(folder.resolve("images/artifacts/site-v1.tar.gz")).exists();
    }

    @Test
    void copyOfAGivenArchiveIsRemoved() throws IOException {
        settings("artifacts: { site: { archive: given/site.tar.gz } }");
        shop().with("images/given/site.tar.gz", "").with("images/artifacts/site-v1.tar.gz", "");

        shop().run("images clean");

        assertThat(folder.resolve("images/artifacts")).doesNotExist();
        assertThat(folder.resolve("images/given/site.tar.gz")).exists();
    }

    @Test
    void repositoryMayGoOnServing() throws IOException {
        serve("shop");
        madePackages();

        assertThat(shop().run("images clean --keep")).isEqualTo(new Result(0, "", ""));

        assertThat(containers()).containsExactly("shop-repo", "shop-builder");
        assertThat(engine.volumes().list()).extracting(VolumeDetails::name).containsExactly("shop-lists");
        assertThat(folder.resolve("images/packages")).doesNotExist();
    }

    @Test
    void otherCataloguesAreLeftAlone() {
        serve("other");
        fake.addImage("other/base:v1", Map.of("dev.slipway.catalog", "other"));

        shop().run("images clean --images");

        assertThat(containers()).containsExactly("other-repo", "other-builder");
        assertThat(engine.images().inspect("other/base:v1")).isPresent();
    }

    @Test
    void imagesAreRemovedAsFarAsNothingUsesThem() {
        shop().run("images build web store");
        engine.containers().create(ContainerSpec.of("shop/web:v1").withName("running"));

        assertThat(shop().run("images clean --images")).isEqualTo(new Result(0, "", """
                        'shop/web:v1' stays: conflict: unable to remove shop/web:v1: a container is using it
                        3 images removed, 1 in use
                        """));

        assertThat(engine.images().list())
                .flatExtracting(image -> image.repoTags())
                .containsExactlyInAnyOrder("platform/any:1", "shop/web:v1");
        assertThat(shop().run("images list -q web").out()).isEqualTo("web\n");
    }

    private void serve(String catalogue) {
        create(catalogue + "-repo", Map.of("dev.slipway.catalog", catalogue, "dev.slipway.role", "package-repository"));
        var builder = Map.of("dev.slipway.catalog", catalogue, "dev.slipway.role", "package-builder");
        create(catalogue + "-builder", builder);
        engine.volumes().create(catalogue + "-lists", builder);
    }

    private void create(String name, Map<String, String> labels) {
        engine.containers()
                .create(ContainerSpec.of("platform/any:1").withName(name).withLabels(labels));
    }

    private List<String> containers() {
        return engine.containers().list().stream().map(ContainerSummary::name).toList();
    }

    /** One of which a run that was killed wrote nothing yet. */
    private void madePackages() throws IOException {
        settings("packages: { sources: { tool: { folder: sources/tool } } }");
        shop().with("images/packages/sources.json", "{\"sources\": {\"tool\": {\"files\": [\"tool_1_all.deb\"]}}}")
                .with("images/packages/tool_1_all.deb", "");
    }

    private void madeArtifact() throws IOException {
        settings(
                "packages: { sources: { tool: { folder: sources/tool } } }",
                "artifacts: { site: { git: sources/site } }");
        shop().with("images/artifacts/site-v1.tar.gz", "").with("images/artifacts/site-v1.tar.gz.json", "{}");
    }

    private void settings(String... more) throws IOException {
        shop().with("images/catalog.yaml", "name: shop", "registry: shop", "tag: v1", String.join("\n", more));
    }

    private Workbench shop() {
        return new Workbench(folder, fake.address());
    }
}
