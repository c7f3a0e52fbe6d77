package dev.slipway.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * A log of at most twice its size: a file that is full becomes the one before, whose place it takes. What cannot be
 * written is lost, as there is nowhere to say so. Safe for use by many threads.
 */
public final class LogFile {
    private final Path file;
    private final long size;
    private final InstantSource clock;

    /**
     * A log in this file; the one before is beside it, and ends in {@code .1}.
     *
     * @param size bytes after which a new file is begun
     */
    public LogFile(Path file, long size, InstantSource clock) {
        this.file = file;
        this.size = size;
        this.clock = clock;
    }

    /** Appends a line with its time. */
    public synchronized void write(String line) {
        try {
            if (Files.exists(file) && Files.size(file) > size) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(
                    file,
                    (clock.instant() + " " + line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException _) {
            // A full disk must not stop the server.
        }
    }
}
