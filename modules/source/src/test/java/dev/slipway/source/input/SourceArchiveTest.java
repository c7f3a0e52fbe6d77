package dev.slipway.source.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.build.TarWriter;
import dev.slipway.yaml.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceArchiveTest {
    @TempDir
    private Path folder;

    private interface Content {
        void write(TarWriter tar) throws IOException;
    }

    @Test
    void tarsAndZipsAreUnpackedWithTheirModesAndLinks() throws Exception {
        var tar = tar(content -> {
            content.file("bin/run", 0755, "x");
            content.link("run", "bin/run");
            content.hardLink("copy", "bin/run");
        });
        var out = unpacked();
        new SourceArchive(tar).unpack(out);

        assertThat(Files.isExecutable(out.resolve("bin/run"))).isTrue();
        assertThat(Files.readSymbolicLink(out.resolve("run"))).isEqualTo(Path.of("bin/run"));
        assertThat(out.resolve("copy")).hasContent("x");

        var zip = folder.resolve("a.zip");
        try (var packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            packed.putNextEntry(new ZipEntry("deep/file"));
            packed.write("y".getBytes(StandardCharsets.UTF_8));
        }
        new SourceArchive(zip).unpack(out);
        assertThat(out.resolve("deep/file")).hasContent("y");
    }

    @Test
    void nothingLeadsOutOfTheFolder() throws Exception {
        assertRefused(tar(content -> content.file("../x", 0644, "x")), "'../x' leads out of the archive");
        assertRefused(
                tar(content -> content.link("a", "../../etc")), "'a' is a link out of the archive, to '../../etc'");
        assertRefused(tar(content -> content.link("a", "/etc")), "'a' is a link out of the archive, to '/etc'");
        assertRefused(
                tar(content -> {
                    content.directory("real", 0755);
                    content.link("a", "real");
                    content.file("a/x", 0644, "x");
                }),
                "'a/x' lies behind a link");
        assertRefused(
                tar(content -> content.hardLink("a", "/etc/passwd")),
                "'a' is a link to '/etc/passwd', which the archive does not have before it");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void devicesPipesAndSecondEntriesAreRefused() throws Exception {
        var archive = folder.resolve("device.tar");
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            tar.putArchiveEntry(new TarArchiveEntry("null", TarConstants.LF_CHR));
            tar.closeArchiveEntry();
        }

        assertRefused(archive, "'null' is a device or pipe, which no source can have");
        assertRefused(
                tar(content -> {
                    content.file("a", 0644, "1");
                    content.file("a", 0644, "2");
                }),
                "'a' stands in it twice");
    }

    @Test
    void bombsAreDefusedBeforeTheyFillTheDisk() throws Exception {
        var bomb = folder.resolve("bomb.tar.gz");
        try (OutputStream packed = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)));
                var tar = new TarWriter(packed, Instant.EPOCH)) {
            tar.file("zeros", 0644, new byte[8 << 20]);
        }

        var out = unpacked();
        assertThatThrownBy(() -> new SourceArchive(bomb, 1 << 20).unpack(out))
                .hasMessage(bomb + ": 'zeros' makes it unpack to more than 100 times its size, as no source does");
        assertThat(Files.size(out.resolve("zeros"))).isLessThan(2 << 20);
    }

    @Test
    void damagedArchivesAreNamed() throws Exception {
        var archive = Files.writeString(folder.resolve("a.tar.gz"), "no archive");

        assertThatThrownBy(() -> new SourceArchive(archive).unpack(unpacked()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(archive + ": is damaged, or no such archive: ");
    }

    private void assertRefused(Path archive, String problem) throws IOException {
        var out = unpacked();
        assertThatThrownBy(() -> new SourceArchive(archive).unpack(out))
                .isInstanceOf(InputException.class)
                .hasMessage(archive + ": " + problem);
    }

    private Path unpacked() throws IOException {
        return Files.createTempDirectory(folder, "out");
    }

    private Path tar(Content content) throws IOException {
        var file = folder.resolve("a.tar");
        try (var out = Files.newOutputStream(file);
                var tar = new TarWriter(out, Instant.EPOCH)) {
            content.write(tar);
        }
        return file;
    }
}
