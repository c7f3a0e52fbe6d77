package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Digest;
import dev.slipway.yaml.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFolderTest {
    private static final Instant DATE = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    private Path folder;

    @Test
    void holdsThePackagesThatStandInIt() throws IOException {
        Debs.write(folder, "b", "1:2.0-1");
        Debs.write(folder, "a", "1.0");
        Files.writeString(folder.resolve("README"), "no package");
        Files.createDirectory(folder.resolve("folder.deb"));
        var read = PackageFolder.read(folder);
        assertThat(read.files()).extracting(PackageFile::file).containsExactly("a_1.0_all.deb", "b_2.0-1_all.deb");
        assertThat(read.byName()).containsOnlyKeys("a", "b");
        var b = Files.readAllBytes(folder.resolve("b_2.0-1_all.deb"));
        assertThat(read.files().getLast())
                .isEqualTo(new PackageFile(
                        DebFile.read(folder.resolve("b_2.0-1_all.deb")), "b_2.0-1_all.deb", b.length, Digest.of(b)));
    }

    @Test
    void maybeEmptyButMustExist() {
        assertThat(PackageFolder.read(folder).files()).isEmpty();
        assertThatThrownBy(() -> PackageFolder.read(folder.resolve("absent")))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("absent") + ": cannot be read as a folder of packages: "
                        + folder.resolve("absent"));
    }

    @Test
    void refusesTwoFilesForOnePackage() throws IOException {
        Debs.write(folder, "a", "1.0");
        var twin = Files.createDirectory(folder.resolve("twin"));
        Files.copy(folder.resolve("a_1.0_all.deb"), folder.resolve("copy.deb"));
        assertThat(PackageFolder.read(folder).files()).hasSize(2);
        Files.move(Debs.write(twin, "a", "1.0", "Section: other"), folder.resolve("z.deb"));
        assertThatThrownBy(() -> PackageFolder.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": copy.deb and z.deb differ, but both are a 1.0 all; remove one of them");
    }

    @Test
    void closureFollowsDependenciesWithinTheFolder() throws IOException {
        Debs.write(folder, "app", "1.0", "Depends: lib (>= 1) | lib-old, mail-agent, libc6", "Recommends: doc");
        Debs.write(folder, "doc", "1.0");
        Debs.write(folder, "exim", "1.0", "Provides: mail-agent (= 1)", "Pre-Depends: lib");
        Debs.write(folder, "lib", "1.0", "Depends: app");
        Debs.write(folder, "lib", "2.0");
        Debs.write(folder, "lib-old", "0.1");
        Debs.write(folder, "other", "1.0", "Depends: app");
        var read = PackageFolder.read(folder);
        assertThat(files(read.closure(List.of("app:amd64=1.0"))))
                .containsExactly(
                        "app_1.0_all.deb",
                        "exim_1.0_all.deb",
                        "lib-old_0.1_all.deb",
                        "lib_1.0_all.deb",
                        "lib_2.0_all.deb");
        assertThat(files(read.closure(List.of("mail-agent", "nginx", "doc"))))
                .contains("doc_1.0_all.deb")
                .hasSize(6);
        assertThat(read.closure(List.of("nginx"))).isEmpty();
    }

    @Test
    void indexTellsAptAllItNeeds() throws IOException {
        var file = Debs.write(folder, "a", "1.0", "Depends: b");
        Debs.write(folder, "b", "1.0");
        var read = PackageFolder.read(folder);
        var index = RepositoryIndex.of(read.files(), DATE);
        assertThat(index.files()).containsOnlyKeys("Packages", "Packages.gz", "Release");
        assertThat(text(index, "Packages")).startsWith("""
                Package: a
                Version: 1.0
                Architecture: all
                Depends: b
                Maintainer: Nobody <nobody@example.org>
                Description: a
                Filename: ./a_1.0_all.deb
                Size: %s
                SHA256: %s

                Package: b
                """.formatted(
                        Files.size(file), Digest.of(Files.readAllBytes(file)).hex()));
        var packed = index.content("Packages.gz");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(index.content("Packages"));
        assertThat(text(index, "Release")).isEqualTo("""
                Origin: slipway
                Label: slipway
                Date: Tue, 03 Feb 2026 04:05:06 UTC
                Architectures: all
                SHA256:
                 %s %s Packages
                 %s %s Packages.gz
                """.formatted(
                        Digest.of(index.content("Packages")).hex(),
                        index.content("Packages").length,
                        Digest.of(packed).hex(),
                        packed.length));
    }

    @Test
    void indexDependsOnNothingElse() throws IOException {
        Debs.write(folder, "a", "1.0");
        var read = PackageFolder.read(folder);
        var one = RepositoryIndex.of(read.files(), DATE);
        var two = RepositoryIndex.of(PackageFolder.read(folder).files(), DATE);
        one.files().forEach((name, content) -> assertThat(two.content(name)).isEqualTo(content));
        one.writeTo(folder);
        assertThat(folder.resolve("Packages")).hasBinaryContent(one.content("Packages"));
        assertThat(RepositoryIndex.of(List.of(), DATE).content("Packages")).isEmpty();
    }

    private static String text(RepositoryIndex index, String file) {
        return new String(index.content(file), StandardCharsets.UTF_8);
    }

    private static List<String> files(List<PackageFile> files) {
        return files.stream().map(PackageFile::file).toList();
    }
}
