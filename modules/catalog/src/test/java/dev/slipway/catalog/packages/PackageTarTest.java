package dev.slipway.catalog.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackageTarTest {
    @TempDir
    private Path folder;

    private Path target = Path.of("");

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packages.tar", "packages.tar.gz", "packages.tar.xz"})
    void packageFilesAreTakenFromWhateverFolderTheyAreIn(String name) throws IOException {
        var archive = write(name, "./", "./a_1_all.deb", "packages/b_1_all.deb", "packages/Packages.gz");

        PackageTar.unpack(archive, target);

        try (var files = Files.list(target)) {
            assertThat(files.map(file -> file.getFileName() + "").sorted())
                    .containsExactly("a_1_all.deb", "b_1_all.deb");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../a.deb | leaves the folder; nothing was taken
            packages/../../a.deb | leaves the folder; nothing was taken
            /etc/a.deb | leaves the folder; nothing was taken
            """)
    void entryThatLeavesItsFolderIsRefused(String entry, String message) throws IOException {
        var archive = write("packages.tar", entry);

        assertThatThrownBy(() -> PackageTar.unpack(archive, target))
                .isInstanceOf(InputException.class)
                .hasMessage(archive + ": the entry '" + entry + "' " + message);
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void linksAndDevicesAreRefused() throws IOException {
        for (var kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
            var archive = folder.resolve("links.tar");
            try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
                var entry = new TarArchiveEntry("a.deb", kind);
                entry.setLinkName("/etc/passwd");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }

            assertThatThrownBy(() -> PackageTar.unpack(archive, target))
                    .isInstanceOf(InputException.class)
                    .hasMessage(archive + ": the entry 'a.deb' is neither a file nor a folder; nothing was taken");
            assertThat(target).isEmptyDirectory();
        }
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        var archive = write("packages.tar", "a/x_1_all.deb", "b/x_1_all.deb");

        assertThatThrownBy(() -> PackageTar.unpack(archive, target))
                .isInstanceOf(InputException.class)
                .hasMessage(archive + ": holds two files 'x_1_all.deb'");
    }

    @Test
    void fileThatIsNoArchiveIsNamed() throws IOException {
        var archive = Files.writeString(folder.resolve("packages.tar"), "");

        assertThatThrownBy(() -> PackageTar.unpack(archive, target))
                .isInstanceOf(InputException.class)
                .hasMessage(archive + ": cannot be read as an archive of packages: it holds nothing");
    }

    private Path write(String name, String... entries) throws IOException {
        var archive = folder.resolve(name);
        try (var tar = new TarArchiveOutputStream(stream(archive))) {
            for (var path : entries) {
                var entry = new TarArchiveEntry(path, true);
                var content = path.endsWith("/") ? new byte[0] : path.getBytes(StandardCharsets.UTF_8);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static OutputStream stream(Path archive) throws IOException {
        var file = Files.newOutputStream(archive);
        var name = archive.toString();
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(file);
        }
        return name.endsWith(".xz") ? new XZOutputStream(file, new LZMA2Options(0)) : file;
    }
}
