package dev.slipway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where a server keeps what it has, and leaves word for the command line of the same user: {@code address}, {@code pid}
 * and {@code token}. Nobody else of the machine can read it.
 *
 * @param path the folder
 */
public record ServerFolder(Path path) {
    /** {@code $XDG_STATE_HOME/slipway/server}, by default below {@code ~/.local/state} (XDG Base Directory Specification). */
    public static ServerFolder of(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var state = environment.getOrDefault("XDG_STATE_HOME", "");
        return new ServerFolder(Path.of(state.isEmpty() ? home + "/.local/state" : state, "slipway", "server")
                .toAbsolutePath());
    }

    /** The store unless another one is named. */
    public Path store() {
        return path.resolve("store.db");
    }

    /** What the server in the background prints. */
    public Path log() {
        return path.resolve("log");
    }

    /** The keys that seal secrets. */
    public Path keys() {
        return path.resolve("keys");
    }

    /** Host and port of the server that runs, or that ran last. */
    public Optional<String> address() {
        return read("address");
    }

    /** The token of the command line of the same user. */
    public Optional<String> token() {
        return read("token");
    }

    /** Id of the process that runs, or that ran last. */
    public Optional<Long> pid() {
        return read("pid").map(Long::valueOf);
    }

    /** Makes the folder if it is not there. */
    public void make() throws IOException {
        Files.createDirectories(path.getParent());
        if (!Files.isDirectory(path)) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Keeps other servers out until it is closed; empty when there is one. The end of a process closes it, too. */
    Optional<FileChannel> lock() throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locked(channel)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another server of this very process
        }
    }

    /** Leaves word; a reader sees all of it or what was there before. */
    void write(String name, String text) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var file = Files.createTempFile(path, name, "", owner);
        Files.writeString(file, text + "\n");
        Files.move(file, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes word back. */
    void clear(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
