package dev.slipway.catalog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.apt.DebianVersion;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.catalog.tree.PackageChanges.OtherVersion;
import dev.slipway.testing.registry.SmallImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ImageTreeTest {
    private static final String STATUS = "var/lib/dpkg/status=";

    @Test
    void filesOfALayerAreAddedChangedOrRemoved() throws Exception {
        var image = SmallImage.empty()
                .layer("1", "a=1", "b=1", "folder/", "folder/c=1", "folder/deep/d=1", "folder-x=1", "e=1")
                .layer("2", "a=22", "new=1", ".wh.b", ".wh.nothing")
                .layer("3", "folder/kept=1", "folder/deep/d=2", "folder/.wh..wh..opq")
                .layer("4", "folder=now a file", "e/", "e/f=1")
                .layer("5", "empty/");
        assertThat(tree(image).layers())
                .extracting(TreeLayer::files)
                .containsExactly(
                        new FileChanges(6, 0, 0),
                        new FileChanges(1, 1, 1),
                        new FileChanges(1, 1, 1),
                        new FileChanges(2, 0, 3),
                        new FileChanges(0, 0, 0));
        assertThat(tree(image).layers()).extracting(TreeLayer::size).containsExactly(6L, 3L, 2L, 11L, 0L);
    }

    @Test
    void packagesOfALayerAreAddedChangedOrRemoved() throws Exception {
        var image = SmallImage.empty()
                .layer("1", STATUS + installed("dash", "1") + installed("bash", "5"))
                .layer("2", "etc/motd")
                .layer("3", STATUS + installed("dash", "2") + installed("apt", "3"))
                .layer("4", ".wh.var");
        assertThat(tree(image).layers())
                .extracting(TreeLayer::packages)
                .containsExactly(
                        new PackageChanges(List.of(one("bash", "5"), one("dash", "1")), List.of(), List.of()),
                        new PackageChanges(List.of(), List.of(), List.of()),
                        new PackageChanges(
                                List.of(one("apt", "3")),
                                List.of(new OtherVersion(DebianVersion.parse("1"), one("dash", "2"))),
                                List.of(one("bash", "5"))),
                        new PackageChanges(List.of(), List.of(), List.of(one("apt", "3"), one("dash", "2"))));
    }

    private static ImageTree tree(SmallImage image) throws InterruptedException {
        var layered = new LayeredImage(
                "small:1",
                image.manifest(),
                image.configuration(),
                layer -> new ByteArrayInputStream(
                        Objects.requireNonNull(image.blobs().get(layer.digest()))));
        return ImageTree.read(layered, LayerOwners.unknown());
    }

    private static InstalledPackage one(String name, String version) {
        return new InstalledPackage(name, DebianVersion.parse(version), "all", name);
    }

    private static String installed(String name, String version) {
        return "Package: " + name + "\nStatus: install ok installed\nVersion: " + version + "\nArchitecture: all\n\n";
    }
}
