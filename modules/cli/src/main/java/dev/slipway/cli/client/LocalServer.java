package dev.slipway.cli.client;

import dev.slipway.platform.api.AbsentException;
import dev.slipway.server.ServerFolder;
import dev.slipway.server.api.ServerInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The server of this user on this machine: found, started in the background, stopped. */
public final class LocalServer {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int LINES = 20;
    private static final String ARGUMENTS = "arguments";

    private final Map<String, String> environment;
    private final ServerFolder folder;

    /** The server of this environment: {@code XDG_STATE_HOME} says where it keeps what it has. */
    public LocalServer(Map<String, String> environment) {
        this.environment = environment;
        this.folder = ServerFolder.of(environment);
    }

    /** Where it keeps what it has. */
    public ServerFolder folder() {
        return folder;
    }

    /**
     * A client of the server that {@code SLIPWAY_SERVER} names, with {@code SLIPWAY_TOKEN}; otherwise of the one on this
     * machine, which is started as it was last if it does not run. The caller closes it.
     */
    public ApiClient connect() throws InterruptedException {
        return connect(_ -> {});
    }

    /**
     * The same.
     *
     * @param notes takes a sentence when the server is of another version
     */
    public ApiClient connect(Consumer<String> notes) throws InterruptedException {
        var named = named();
        if (named.isPresent()) {
            try (var client = named.get()) {
                Versions.note(client.info(), Versions.ours(), client.address()).ifPresent(notes);
            }
            return named().orElseThrow();
        }
        var running = info();
        if (running.isEmpty()) {
            launch(lastArguments());
        } else {
            Versions.note(running.get(), Versions.ours(), "").ifPresent(notes);
        }
        return client();
    }

    /** A client of the server that is named, if one is. */
    private Optional<ApiClient> named() {
        var address = environment.getOrDefault("SLIPWAY_SERVER", "");
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApiClient(address, environment.getOrDefault("SLIPWAY_TOKEN", "")));
    }

    /** A client of the same server, which may have another port now; empty when it does not answer. */
    Optional<ApiClient> reconnect() throws InterruptedException {
        var named = named();
        if (named.isPresent()) {
            return named;
        }
        return info().map(_ -> client());
    }

    /** What the server that runs says of itself; empty when none does. */
    public Optional<ServerInfo> info() throws InterruptedException {
        if (folder.address().isEmpty()) {
            return Optional.empty();
        }
        try (var client = client()) {
            return Optional.of(client.info()).filter(info -> folder.pid().equals(Optional.of(info.pid())));
        } catch (ServerUnreachableException | AbsentException | ApiException _) {
            return Optional.empty();
        }
    }

    /** Starts it in the background with these arguments of {@code server run}; returns when it answers. */
    public ServerInfo start(List<String> arguments) throws InterruptedException {
        var info = launch(arguments);
        try {
            // Whoever finds it gone starts it again, and must not find another store.
            Files.write(folder.path().resolve(ARGUMENTS), arguments);
        } catch (IOException e) {
            throw new ServerUnreachableException("the server runs, but not as it will when it is started again: " + e);
        }
        return info;
    }

    private ServerInfo launch(List<String> arguments) throws InterruptedException {
        try {
            folder.make();
            return await(spawn(arguments));
        } catch (IOException e) {
            throw new ServerUnreachableException("the server cannot be started: " + e, e);
        }
    }

    private List<String> lastArguments() {
        try {
            return Files.readAllLines(folder.path().resolve(ARGUMENTS));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new ServerUnreachableException("how the server was started last cannot be read: " + e, e);
        }
    }

    /** Ends it; false when none runs. What it runs goes on. */
    public boolean stop() throws InterruptedException {
        var info = info();
        if (info.isEmpty()) {
            return false;
        }
        var process = ProcessHandle.of(info.get().pid());
        process.ifPresent(ProcessHandle::destroy);
        var end = System.nanoTime() + STOP.toNanos();
        while (process.isPresent() && process.get().isAlive()) {
            if (System.nanoTime() > end) {
                process.get().destroyForcibly();
            }
            Thread.sleep(GLANCE);
        }
        return true;
    }

    private ApiClient client() {
        return new ApiClient(folder.address().orElseThrow(), folder.token().orElse(""));
    }

    private Process spawn(List<String> arguments) throws IOException {
        var cache = Path.of(classes()).toAbsolutePath().resolveSibling("slipway-server.aot");
        var words = new ArrayList<>(List.of("dev.slipway.cli.Main", "server", "run", "--background"));
        if (Files.exists(cache)) {
            words.addFirst("-XX:AOTCache=" + cache);
        }
        words.addAll(arguments);
        var builder = java(words.toArray(String[]::new))
                .directory(folder.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /**
     * A JVM as a server has it, with these words behind its options. It is a process of a session of its own, so that what
     * ends this command does not end the server.
     */
    public static ProcessBuilder java(String... words) {
        var command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=off",
                "-Xms32m",
                "-Xmn16m",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(classes())));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    private static String classes() {
        return System.getProperty("java.class.path");
    }

    private static String absolute(String classes) {
        return List.of(classes.split(File.pathSeparator, -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private ServerInfo await(Process process) throws IOException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (true) {
            var info = info();
            if (info.isPresent()) {
                return info.get();
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new ServerUnreachableException(
                        "the server did not start; its log " + folder.log() + " ends:\n" + lastLines());
            }
            Thread.sleep(GLANCE);
        }
    }

    private String lastLines() throws IOException {
        var lines = Files.readAllLines(folder.log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
