package dev.slipway.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TarWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final String LONG_NAME = "ä".repeat(200) + "/file";

    @Test
    void equalContentsGiveEqualBytes() throws IOException {
        assertThat(archive()).isEqualTo(archive());
    }

    @Test
    void entriesKeepNamesModesLinksAndContent() throws IOException {
        var entries = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME);
                assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
                entries.add(described(entry, new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(entries)
                .isEqualTo(List.of(
                        "directory/ 755  ",
                        "directory/file 640  content",
                        LONG_NAME + " 644  long",
                        "link 777 directory/file ",
                        "hard 644 directory/file "));
    }

    private static String described(TarArchiveEntry entry, String content) {
        return entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " " + entry.getLinkName() + " "
                + content;
    }

    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    private static void write(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, TIME)) {
            tar.directory("directory", 0755);
            tar.file("directory/file", 0640, "content");
            tar.file(LONG_NAME, 0644, "long");
            tar.link("link", "directory/file");
            tar.hardLink("hard", "directory/file");
        }
    }
}
