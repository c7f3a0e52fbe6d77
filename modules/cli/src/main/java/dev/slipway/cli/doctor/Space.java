package dev.slipway.cli.doctor;

import dev.slipway.cli.output.Humane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Room on a disk.
 *
 * @param path a folder on it
 * @param total bytes in all
 * @param free bytes that can be used
 * @param files files it can have in all; 0 where there is no limit
 * @param freeFiles files that can be made
 */
record Space(Path path, long total, long free, long files, long freeFiles) {
    private static final long GIGABYTE = 1_000_000_000;
    private static final int LITTLE = 10;
    private static final int NEXT_TO_NOTHING = 2;

    /** Of the disk that a folder is on, or would be on. */
    static Space of(Path folder) throws IOException, InterruptedException {
        var there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = Objects.requireNonNull(there.getParent());
        }
        var store = Files.getFileStore(there);
        var inodes = inodes(there);
        return new Space(folder, store.getTotalSpace(), store.getUsableSpace(), inodes[0], inodes[1]);
    }

    /** Java does not tell; stat(1) does. */
    private static long[] inodes(Path folder) throws InterruptedException {
        try {
            var process = new ProcessBuilder("stat", "-f", "-c", "%c %d", folder.toString())
                    .redirectErrorStream(true)
                    .start();
            var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ", 2);
            return process.waitFor() == 0
                    ? new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])}
                    : new long[] {0, 0};
        } catch (IOException | NumberFormatException _) {
            return new long[] {0, 0};
        }
    }

    /** What is to be said of it. */
    Finding judged(String what) {
        var text = what + " in " + path + ": " + Humane.size(free) + " of " + Humane.size(total) + " free"
                + (files == 0 ? "" : ", " + percent(freeFiles, files) + " % of inodes free");
        if (free < GIGABYTE || percent(free, total) < NEXT_TO_NOTHING || scarce(NEXT_TO_NOTHING)) {
            return Finding.problem("disk", text, "make room, for instance with 'slipway images clean'");
        }
        if (percent(free, total) < LITTLE || scarce(LITTLE)) {
            return Finding.warning("disk", text, "make room before it is full");
        }
        return Finding.ok("disk", text);
    }

    private boolean scarce(int percent) {
        return files > 0 && percent(freeFiles, files) < percent;
    }

    private static long percent(long part, long all) {
        return all == 0 ? 100 : part * 100 / all;
    }
}
