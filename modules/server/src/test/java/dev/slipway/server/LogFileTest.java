package dev.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void fullFileBecomesTheOneBefore() throws Exception {
        var log = new LogFile(folder.resolve("log"), 40, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
        for (var i = 1; i <= 5; i++) {
            log.write("line " + i);
        }

        assertThat(folder.resolve("log.1")).hasContent("2026-01-01T00:00:00Z line 3\n2026-01-01T00:00:00Z line 4\n");
        assertThat(Files.readString(folder.resolve("log"))).isEqualTo("2026-01-01T00:00:00Z line 5\n");
    }
}
