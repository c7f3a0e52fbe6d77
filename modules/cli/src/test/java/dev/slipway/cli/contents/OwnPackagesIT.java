package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.packages.PackageContainers;
import dev.slipway.cli.RealCatalogue;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.image.ImageSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packages that a catalogue brings itself, of other versions than its images hold. Stands on Slipway's own {@code debian}. */
@Timeout(600)
class OwnPackagesIT {
    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws Exception {
        catalogue = new RealCatalogue(folder);
        catalogue
                .with(
                        "images/catalog.yaml",
                        "name: " + catalogue.name(),
                        "registry: " + catalogue.name(),
                        "tag: v1",
                        "packages: { folder: packages }")
                .with("images/hello/image.yaml", "from: slipway/debian:trixie", "packages: [slipway-hello]")
                .with("images/page/image.yaml", "from: hello", "run: [echo page > /page]")
                .with("images/other/image.yaml", "from: slipway/debian:trixie", "packages: [slipway-other]");
        publish("slipway-hello", "1.0");
        publish("slipway-other", "1.0");
        catalogue.succeed("images build");
    }

    @AfterEach
    void removeAll() {
        PackageContainers.removeAll(catalogue.engine(), catalogue.name());
        catalogue.close();
    }

    @Test
    void raisedPackageIsOutdatedAndPlannedAndBuiltOnce() throws Exception {
        assertThat(catalogue.succeed("images outdated hello page other"))
                .isEqualTo(new Result(0, "", "nothing is outdated\n"));
        var before = ids();

        publish("slipway-hello", "1.1");

        assertThat(catalogue.succeed("images outdated hello page other"))
                .isEqualTo(new Result(0, """
                IMAGE  PACKAGE        INSTALLED  AVAILABLE  SECURITY
                hello  slipway-hello  1.0        1.1        -
                """, "1 package outdated in 1 image\n"));
        assertThat(catalogue.succeed("images plan hello page other").out())
                .contains("package slipway-hello changed", "parent hello rebuilt");

        assertThat(catalogue.succeed("images build --outdated").err()).contains("2 to build", "\n2 built, ");

        assertThat(ids())
                .containsEntry("other", before.get("other"))
                .doesNotContainValue(before.get("hello"))
                .doesNotContainValue(before.get("page"));
        assertThat(catalogue.succeed("images which slipway-hello=1.1 -q").out()).isEqualTo("hello\npage\n");
        assertThat(catalogue.succeed("images build --outdated").err()).endsWith("nothing is outdated\n");
        assertThat(catalogue.succeed("images build").err()).isEqualTo("nothing to build: 4 current\n");
    }

    @Test
    void loweredPackageIsOutdatedToo() throws Exception {
        publish("slipway-other", "0.9");
        assertThat(catalogue.succeed("images outdated -q").out()).isEqualTo("other\n");
        catalogue.succeed("images build");
        assertThat(catalogue.succeed("images outdated -q").out()).isEmpty();
    }

    private Map<String, String> ids() {
        return catalogue.images().stream()
                .filter(image -> !image.repoTags().isEmpty())
                .collect(Collectors.toMap(
                        image -> image.labels().getOrDefault("dev.slipway.image", ""),
                        ImageSummary::id,
                        (a, _) -> a,
                        TreeMap::new));
    }

    /** Puts a package into the folder, in the place of another version. */
    private void publish(String name, String version) throws IOException, InterruptedException {
        PublishedPackage.put(folder.resolve("images/packages"), name, version);
    }
}
