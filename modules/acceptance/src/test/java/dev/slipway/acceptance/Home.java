package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Slipway;
import dev.slipway.cli.client.ApiClient;
import dev.slipway.cli.client.LocalServer;
import dev.slipway.cli.client.RemotePlatform;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.api.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user's home: a server in a process of its own, which can be killed, and the command line that asks it. */
final class Home {
    /** The project, two folders above this module. */
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private final Path folder;
    private final String store;
    private final Map<String, String> environment = new HashMap<>();
    private final LocalServer server;
    private String input = "";

    /** An empty one; its server finds this engine and this store. */
    Home(Path folder, EngineAddress engine, String store) {
        this.folder = folder;
        this.store = store;
        environment.put("DOCKER_HOST", engine.toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
        server = new LocalServer(Map.copyOf(environment));
    }

    /**
     * What a command gave.
     *
     * @param code its exit code
     */
    record Result(int code, String out, String err) {}

    /** Starts the server; it answers when this returns. */
    void start() throws InterruptedException {
        server.start(List.of("--listen", "127.0.0.1:0", "--store", store));
    }

    /** Kills the server as the kernel does, without a word to it. */
    void kill() {
        server.folder().pid().flatMap(ProcessHandle::of).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Kills the server and starts it again. */
    void killAndStart() throws InterruptedException {
        kill();
        start();
    }

    /** Where the server keeps what it has. */
    Path state() {
        return server.folder().path();
    }

    /** What the server has printed. */
    String log() throws IOException {
        return Files.readString(server.folder().log());
    }

    /** A client of the server that runs. */
    ApiClient client() {
        return new ApiClient(
                server.folder().address().orElseThrow(), server.folder().token().orElseThrow());
    }

    /** The platform behind the server that runs. */
    Platform platform() {
        return new RemotePlatform(client());
    }

    /** Where a file is. */
    Path path(String path) {
        return folder.resolve(path);
    }

    /** Writes a file beside which commands run. */
    Home with(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Sets a variable for commands. */
    Home withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Gives commands this to read. */
    Home withInput(String text) {
        input = text;
        return this;
    }

    /** Runs a command line; words are divided by blanks. */
    Result run(String line) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var console =
                new Console(in, stream(out), stream(err), Map.copyOf(environment), folder, 0, Terminal.none(), PROJECT);
        var code = Slipway.run(console, RemotePlatform::open, line.split(" "));
        console.out().flush();
        console.err().flush();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command line that must succeed. */
    Result succeed(String line) {
        var result = run(line);
        assertThat(result.code())
                .as("%s: %s%s", line, result.err(), result.out())
                .isZero();
        return result;
    }

    /** Stops the server, if it runs; what it runs goes on. */
    void close() throws InterruptedException {
        server.stop();
    }

    private static PrintStream stream(ByteArrayOutputStream target) {
        return new PrintStream(target, false, StandardCharsets.UTF_8);
    }
}
