package dev.slipway.catalog.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the logs and reports of a catalogue's builds are kept: a folder of the user's, not of the catalogue. */
public final class Workspace {
    private static final JsonMapper JSON = new JsonMapper();

    /** What tells of runs that are over. */
    private static final Set<String> RECORDS =
            Set.of("lock", "logs", "report.json", "durations.json", "superseded.json");

    private final Path folder;

    /** The workspace in this folder, which is made when something is written. */
    public Workspace(Path folder) {
        this.folder = folder;
    }

    /**
     * The workspace of a catalogue: {@code $XDG_STATE_HOME/slipway/images/NAME}, by default below
     * {@code ~/.local/state} (XDG Base Directory Specification).
     */
    public static Workspace of(String catalog, Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var state = environment.getOrDefault("XDG_STATE_HOME", "");
        return new Workspace(Path.of(state.isEmpty() ? home + "/.local/state" : state, "slipway", "images", catalog));
    }

    /** The log of the last build of an image. */
    public Path log(String image) {
        return folder.resolve("logs").resolve(image + ".log");
    }

    /** The report of the last build. */
    public Path report() {
        return folder.resolve("report.json");
    }

    /**
     * Keeps other processes from working on the same catalogue until the lock is closed, and waits for one that does.
     * Its end frees the lock, however it comes. The same process must not ask again before.
     *
     * @param waiting told once, when there is another
     */
    public Lock lock(Runnable waiting) throws InterruptedException {
        return Lock.of(folder.resolve("lock"), waiting);
    }

    /** A file for something that is kept from run to run, such as sources that were fetched. */
    public Path kept(String path) {
        return folder.resolve(path);
    }

    /** Removes all but logs, reports and the times of builds; to be called under the lock. */
    public void clean() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                if (!RECORDS.contains(entry.getFileName().toString())) {
                    TemporaryFiles.clear(entry);
                }
            }
        }
    }

    /** A folder for files that one run needs; the one before it is cleared away first. To be called under the lock. */
    Path temporary() throws IOException {
        clearTemporary();
        return Files.createDirectories(temporaryFolder());
    }

    /** Removes what {@link #temporary} made. */
    void clearTemporary() throws IOException {
        TemporaryFiles.clear(temporaryFolder());
    }

    /** How long the last build of each image took. */
    public Map<String, Duration> durations() {
        var durations = new HashMap<String, Duration>();
        read(durationsFile())
                .filter(JsonNode::isObject)
                .ifPresent(json -> json.forEachEntry((image, seconds) -> {
                    if (seconds.isNumber()) {
                        durations.put(image, Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
                    }
                }));
        return durations;
    }

    /** Adds to what {@link #durations} returns. */
    void remember(Map<String, Duration> newer) {
        var all = durations();
        all.putAll(newer);
        var json = JSON.createObjectNode();
        new TreeMap<>(all).forEach((image, duration) -> json.put(image, duration.toMillis() / 1000.0));
        write(durationsFile(), json);
    }

    /** The ids of images that the last run may have left without a name. */
    List<String> superseded() {
        return read(supersededFile()).filter(JsonNode::isArray).stream()
                .flatMap(json -> json.values().stream())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Replaces what {@link #superseded} returns. */
    void rememberSuperseded(List<String> ids) {
        if (!ids.isEmpty() || Files.exists(supersededFile())) {
            var json = JSON.createArrayNode();
            ids.forEach(json::add);
            write(supersededFile(), json);
        }
    }

    /** Writes a file whole or not at all. */
    void write(Path file, JsonNode json) {
        try {
            Files.createDirectories(file.getParent());
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** What {@link #lock} returns. */
    public static final class Lock implements AutoCloseable {
        private static final Duration INTERVAL = Duration.ofMillis(100);

        private final FileChannel channel;

        private Lock(FileChannel channel) {
            this.channel = channel;
        }

        private static Lock of(Path file, Runnable waiting) throws InterruptedException {
            try {
                Files.createDirectories(file.getParent());
                var lock = new Lock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                lock.take(waiting);
                return lock;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot lock " + file, e);
            }
        }

        private void take(Runnable waiting) throws IOException, InterruptedException {
            if (isTaken()) {
                return;
            }
            waiting.run();
            try {
                while (!isTaken()) {
                    Thread.sleep(INTERVAL);
                }
            } catch (InterruptedException e) {
                close();
                throw e;
            }
        }

        private boolean isTaken() throws IOException {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                // another thread of this process has it, as in tests
                return false;
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unlock", e);
            }
        }
    }

    private Path temporaryFolder() {
        return folder.resolve("tmp");
    }

    private Path supersededFile() {
        return folder.resolve("superseded.json");
    }

    private Path durationsFile() {
        return folder.resolve("durations.json");
    }

    /** A damaged file counts as absent: what it holds are hints. */
    private static Optional<JsonNode> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readTree(Files.readString(file))) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
