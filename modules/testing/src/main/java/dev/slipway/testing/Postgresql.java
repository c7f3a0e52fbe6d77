package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Debian's PostgreSQL with a database cluster of its own in a temporary folder. It refuses to run as root, so root runs
 * it as the user that comes with its package.
 */
public final class Postgresql implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final int port;

    private Postgresql(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; it answers when this returns. */
    public static Postgresql start() {
        try {
            var folder = Files.createTempDirectory("slipway-postgresql");
            var started = new Postgresql(folder, freePort());
            started.own();
            started.run("initdb", "--pgdata", started.data(), "--username", "slipway", "--auth", "trust", "--no-sync");
            started.run(
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--pgdata",
                    started.data(),
                    "--log",
                    folder + "/log",
                    "--options",
                    "-h 127.0.0.1 -p " + started.port + " -k " + folder + " -F");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database and returns its URL, as a store is named by. */
    public String database(String name) {
        run("createdb", "--host", "127.0.0.1", "--port", String.valueOf(port), "--username", "slipway", name);
        return "postgresql://127.0.0.1:" + port + "/" + name + "?user=slipway";
    }

    @Override
    public void close() {
        run("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", data());
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void own() throws IOException {
        if (root()) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private void run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("slipway-postgresql", ".log");
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var code = process.waitFor();
            var text = Files.readString(output);
            Files.delete(output);
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + ": exit code " + code + "\n" + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command.getFirst() + " was interrupted", e);
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The newest one that is installed. */
    private static Path programs() {
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new AssertionError("no PostgreSQL in " + INSTALLED));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not installed; apt-get install postgresql", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
