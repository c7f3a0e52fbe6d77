package dev.slipway.cli.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A package with nothing in it. */
final class PublishedPackage {
    private PublishedPackage() {}

    /** Puts a package into a folder, in the place of another version. */
    static void put(Path target, String name, String version) throws IOException, InterruptedException {
        Files.createDirectories(target);
        try (var older = Files.newDirectoryStream(target, name + "_*.deb")) {
            for (var file : older) {
                Files.delete(file);
            }
        }
        var tree = Files.createTempDirectory(target.getParent(), name);
        Files.writeString(
                Files.createDirectory(tree.resolve("DEBIAN")).resolve("control"), """
                Package: %s
                Version: %s
                Architecture: all
                Maintainer: Nobody <nobody@example.org>
                Description: a test
                """.formatted(name, version));
        var file = target.resolve(name + "_" + version + "_all.deb");
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
        var process = new ProcessBuilder("dpkg-deb", "--root-owner-group", "-b", tree.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
