package dev.slipway.catalog.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.build.BuildLog;
import dev.slipway.engine.Engine;
import dev.slipway.oci.ImageReference;
import dev.slipway.testing.FakeEngine;
import dev.slipway.yaml.InputException;
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
class PlatformImagesTest {
    private final FakeEngine fake = FakeEngine.start();
    private final Engine engine = Engine.open(fake.address());

    @TempDir
    private Path folder;

    PlatformImagesTest() throws IOException {}

    @BeforeEach
    void writeOwnCatalogue() {
        new CatalogFolder(folder.resolve("home/images"))
                .with("catalog.yaml", "name: slipway", "registry: slipway", "tag: v1")
                .dockerfile("base", "FROM scratch")
                .dockerfile("registry", "FROM base")
                .dockerfile("router", "FROM base");
    }

    @AfterEach
    void close() {
        engine.close();
        fake.close();
    }

    @Test
    void imageIsBuiltWithWhatItStandsOnAndOnlyOnce() throws InterruptedException {
        assertThat(images().current("registry")).isEqualTo(ImageReference.parse("slipway/registry:v1"));
        assertThat(images().current("registry")).isEqualTo(ImageReference.parse("slipway/registry:v1"));

        assertThat(built()).containsExactly("slipway/base:v1", "slipway/registry:v1");
    }

    @Test
    void catalogueWithAnImageOfThatNameIsPreferred() throws InterruptedException {
        var recipes = new CatalogFolder(folder.resolve("shop"))
                .with("catalog.yaml", "name: shop", "registry: shop")
                .dockerfile("registry", "FROM scratch")
                .recipes();
        var images = images().preferring(recipes);

        assertThat(images.current("registry")).hasToString("shop/registry:latest");
        assertThat(images.current("router")).hasToString("slipway/router:v1");
        assertThat(built()).containsExactly("shop/registry:latest", "slipway/base:v1", "slipway/router:v1");
    }

    @Test
    void failureNamesTheImageTheCauseAndTheLog() {
        fake.failBuild("FROM scratch", "out of luck", 1);

        assertThatThrownBy(() -> images().current("registry"))
                .isInstanceOf(PlatformImageException.class)
                .hasMessage(
                        "cannot build the image 'registry', which is needed first: base failed: [1/1] FROM scratch: out"
                                + " of luck; log: "
                                + folder.resolve("state/slipway/images/slipway/logs/base.log"));
    }

    @Test
    void absentCatalogueIsNamed() {
        var images = PlatformImages.of(engine, folder, Map.of(), new BuildLog() {});

        assertThatThrownBy(() -> images.current("registry"))
                .isInstanceOf(InputException.class)
                .hasMessage("the image 'registry' is needed, but Slipway's own catalogue is not at '"
                        + folder.resolve("images") + "'; start slipway with its launcher");
    }

    private PlatformImages images() {
        var environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        return PlatformImages.of(engine, folder.resolve("home"), environment, new BuildLog() {});
    }

    private List<String> built() {
        return fake.builds().stream().flatMap(build -> build.tags().stream()).toList();
    }
}
