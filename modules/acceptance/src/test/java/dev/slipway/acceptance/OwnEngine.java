package dev.slipway.acceptance;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.api.EngineException;
import dev.slipway.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A container engine of a test's own, which can be killed. Only root can start one; it leaves the machine's rules alone. */
final class OwnEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 20;

    /** First and last number of bridges and of ranges 10.NUMBER.0.0/16; scripts/lib.sh takes those below. */
    private static final int FIRST = 200;

    private static final int LAST = 249;

    private final Path folder;
    private final int number;
    private Process process;

    private OwnEngine(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        number = bridge();
        process = spawn();
    }

    /** Whether this user can. */
    static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/sbin/dockerd"));
    }

    /** Starts one; it answers when this returns. */
    static OwnEngine start() throws IOException, InterruptedException {
        var engine = new OwnEngine(Files.createTempDirectory(Path.of("/var/tmp"), "slipway-engine"));
        engine.await();
        return engine;
    }

    EngineAddress address() {
        return new EngineAddress.Unix(folder.resolve("docker.sock"));
    }

    /** Kills it as the kernel does; its containers go on until it is back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again; it answers when this returns. */
    void startAgain() throws IOException, InterruptedException {
        // The containerd of one that was killed is killed with it, and where nobody reaps it, its number is still
        // there.
        Files.deleteIfExists(folder.resolve("docker.pid"));
        Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
        process = spawn();
        await();
    }

    /** Ends it with all its containers and removes all it has. */
    void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        ProcessHandle.allProcesses().filter(this::isOurs).forEach(shim -> {
            shim.descendants().forEach(ProcessHandle::destroyForcibly);
            shim.destroyForcibly();
        });
        for (var line : Files.readAllLines(Path.of("/proc/mounts")).reversed()) {
            var mount = line.split(" ", 3)[1];
            if (mount.startsWith(folder + "/")) {
                new ProcessBuilder("umount", "--lazy", mount).start().waitFor();
            }
        }
        ip("link", "delete", name(number));
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Makes a bridge of its own and returns its number: two engines on one bridge give the same addresses, and one without
     * any, or with address pools, removes docker0, whoever uses it.
     */
    private static int bridge() throws IOException, InterruptedException {
        for (var number = FIRST; number <= LAST; number++) {
            if (!Files.exists(Path.of("/sys/class/net", name(number)))
                    && ip("link", "add", name(number), "type", "bridge")
                    && ip("address", "add", "10." + number + ".0.1/24", "dev", name(number))
                    && ip("link", "set", name(number), "up")) {
                return number;
            }
        }
        throw new AssertionError("no bridge can be made from " + name(FIRST) + " to " + name(LAST));
    }

    private static String name(int number) {
        return "slipway" + number;
    }

    private static boolean ip(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(
                                Stream.concat(Stream.of("ip"), Stream.of(words)).toList())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** What is left where the engine was killed and could not be started again. */
    private boolean isOurs(ProcessHandle other) {
        return other.info().commandLine().orElse("").contains(folder + "/exec/");
    }

    private Process spawn() throws IOException {
        return new ProcessBuilder(
                        "dockerd",
                        "--data-root",
                        folder + "/data",
                        "--exec-root",
                        folder + "/exec",
                        "--pidfile",
                        folder + "/docker.pid",
                        "--host",
                        address().toString(),
                        "--bridge",
                        name(number),
                        "--iptables=false")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void await() throws IOException, InterruptedException {
        try (var engine = Engine.open(address())) {
            Eventually.holds(PATIENCE, "an engine answers", () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("dockerd ended:\n" + log());
                }
                try {
                    engine.containers().list();
                    return true;
                } catch (EngineException _) {
                    return false;
                }
            });
        }
    }

    private String log() {
        try {
            var lines = Files.readAllLines(folder.resolve("log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
