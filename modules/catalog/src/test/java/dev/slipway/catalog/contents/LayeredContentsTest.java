package dev.slipway.catalog.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.oci.Digest;
import dev.slipway.testing.registry.SmallImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LayeredContentsTest {
    private static final String STATUS = "var/lib/dpkg/status=";
    private static final String FOLDER = "var/lib/dpkg/status.d/";

    private final List<Digest> read = new ArrayList<>();

    @Test
    void topmostDatabaseCountsAndNothingBelowIsRead() throws Exception {
        var image = SmallImage.empty()
                .layer("1", STATUS + installed("dash", "1"))
                .layer("2", STATUS + installed("dash", "2") + installed("bash", "5"))
                .layer("3", "etc/motd");
        assertThat(packages(image)).containsExactly("bash 5 all", "dash 2 all");
        assertThat(read)
                .containsExactly(
                        image.layers().get(2).descriptor().digest(),
                        image.layers().get(1).descriptor().digest());
    }

    @Test
    void filesOfImagesWithoutAPackageManagerAddUp() throws Exception {
        var image = SmallImage.empty()
                .layer("1", FOLDER + "base=" + described("base-files", "13"), FOLDER + "base.md5sums=0  x")
                .layer("2", FOLDER + "tz=" + described("tzdata", "1"), FOLDER + "ssl=" + described("libssl3", "3"))
                .layer("3", FOLDER + "tz=" + described("tzdata", "2"), FOLDER + ".wh.ssl");
        assertThat(packages(image)).containsExactly("base-files 13 all", "tzdata 2 all");
        assertThat(packages(image.layer("4", FOLDER + ".wh..wh..opq"))).isEmpty();
    }

    @Test
    void removedDatabaseIsNone() throws Exception {
        var debian = SmallImage.empty().layer("1", STATUS + installed("dash", "1"));
        for (var whiteout : List.of(".wh.var", "var/lib/dpkg/.wh..wh..opq", ".wh..wh..opq", "var/lib/.wh.dpkg")) {
            read.clear();
            assertThat(contents(debian.layer("2", whiteout))).isEqualTo(new Contents.Unknown());
            assertThat(read).as(whiteout).hasSize(1);
        }
        assertThat(contents(debian.layer("2", "var/lib/dpkg/.wh.status"))).isEqualTo(new Contents.Unknown());
        assertThat(packages(debian.layer("2", ".wh.var", STATUS + installed("dash", "2"))))
                .containsExactly("dash 2 all");
    }

    @Test
    void otherImageIsNotLookedInto() {
        var image = layered(SmallImage.empty());
        assertThatThrownBy(() -> new LayeredContents(image).read("sha256:0"))
                .hasMessage("'small:1' is " + image.id() + ", not 'sha256:0'");
    }

    private List<String> packages(SmallImage image) throws InterruptedException {
        return contents(image).packages().stream()
                .map(InstalledPackage::toString)
                .toList();
    }

    private Contents contents(SmallImage image) throws InterruptedException {
        var layered = layered(image);
        return new LayeredContents(layered).read(layered.id());
    }

    private LayeredImage layered(SmallImage image) {
        return new LayeredImage("small:1", image.manifest(), image.configuration(), layer -> {
            read.add(layer.digest());
            return new ByteArrayInputStream(Objects.requireNonNull(image.blobs().get(layer.digest())));
        });
    }

    private static String installed(String name, String version) {
        return "Package: " + name + "\nStatus: install ok installed\nVersion: " + version + "\nArchitecture: all\n\n";
    }

    private static String described(String name, String version) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n";
    }
}
