package dev.slipway.docker.machine;

import dev.slipway.docker.gear.Powers;
import dev.slipway.engine.container.Isolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** This machine, or one whose files are at another root. */
final class LocalMachine implements Machine {
    private static final String BOUNDING_SET = "CapBnd:";
    private static final int DEEPEST = 4;

    /** What an engine makes anew in each container. */
    private static final Set<String> OWN = Set.of("pts", "shm", "fd", "mqueue", "console");

    private final Path root;

    LocalMachine(Path root) {
        this.root = root;
    }

    @Override
    public boolean has(String path) {
        return Files.exists(root.resolve(path.substring(1)));
    }

    @Override
    public Set<Listening> listening() {
        var all = new HashSet<Listening>();
        for (var protocol : List.of("tcp", "udp")) {
            for (var version : List.of("", "6")) {
                all.addAll(SocketTable.read(protocol, lines("proc/net/" + protocol + version)));
            }
        }
        return all;
    }

    @Override
    public Powers powers() {
        var bits = lines("proc/self/status").stream()
                .filter(line -> line.startsWith(BOUNDING_SET))
                .map(line -> Long.parseUnsignedLong(
                        line.substring(BOUNDING_SET.length()).strip(), 16))
                .findFirst();
        return new Powers(bits.map(Capabilities::of).orElse(Set.of()), devices());
    }

    private List<Isolation.Device> devices() {
        try (var files = Files.find(root.resolve("dev"), DEEPEST, (_, attributes) -> attributes.isOther())) {
            return files.map(file -> "/" + root.relativize(file))
                    .filter(path -> !OWN.contains(Path.of(path).getName(1).toString()))
                    .filter(path -> isDevice(root.resolve(path.substring(1))))
                    .sorted()
                    .map(path -> new Isolation.Device(path, path, "rwm"))
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    /** Sockets and pipes are no devices. */
    private static boolean isDevice(Path file) {
        try {
            var kind = (Integer) Files.getAttribute(file, "unix:mode") & 0170000;
            return kind == 0020000 || kind == 0060000;
        } catch (IOException _) {
            return false;
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file));
        } catch (IOException _) {
            return List.of();
        }
    }
}
