package dev.slipway.cli;

import dev.slipway.cli.client.RemotePlatform;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.platform.PlatformDoor;
import dev.slipway.cli.platform.PlatformSession;
import dev.slipway.cli.terminal.Terminal;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.platform.api.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A working folder with a catalogue in {@code images}, and the command line in it. */
public final class Workbench {
    /** The project, two folders above the module that is tested. */
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private int terminal;
    private Terminal device = Terminal.none();
    private String input = "";
    private PlatformDoor door = _ -> {
        throw new AssertionError("no platform is there");
    };

    /** An empty folder, where the command line finds this engine. */
    public Workbench(Path folder, EngineAddress engine) {
        this.folder = folder;
        environment.put("DOCKER_HOST", engine.toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
        environment.put("SSL_CERT_FILE", folder.resolve("absent").toString());
    }

    /**
     * What a run gave.
     *
     * @param code its exit code
     */
    public record Result(int code, String out, String err) {}

    /** Writes the catalogue {@code shop}: base, on it web and store, and page on web; web and page are its front. */
    public Workbench withShop() throws IOException {
        return with(
                        "images/catalog.yaml",
                        "name: shop",
                        "registry: shop",
                        "tag: v1",
                        "groups:",
                        "  front:",
                        "    labels: { tier: front }")
                .with("images/base/Dockerfile", "FROM scratch", "COPY file /file")
                .with("images/base/file", "one")
                .with("images/front/web/Dockerfile", "FROM base", "LABEL kind=web")
                .with("images/front/page/image.yaml", "from: web", "labels: { kind: page }", "command: [serve]")
                .with("images/store/Dockerfile", "FROM shop/base:v1", "COPY --from=page /file /");
    }

    /** Writes a file. */
    public Workbench with(String path, String... lines) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return this;
    }

    /** Sets a variable. */
    public Workbench withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** All variables. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Gives it a terminal of this width. */
    public Workbench withTerminal(int width) {
        terminal = width;
        return this;
    }

    /** Gives commands this terminal to read from or to print to. */
    public Workbench withDevice(Terminal other) {
        device = other;
        return this;
    }

    /** Lets commands find this platform. */
    public Workbench withPlatform(Platform platform) {
        door = _ -> new PlatformSession() {
            @Override
            public Platform platform() {
                return platform;
            }

            @Override
            public void close() {}
        };
        return this;
    }

    /** Gives commands this to read. */
    public Workbench withInput(String text) {
        input = text;
        return this;
    }

    /** Where a path in the working folder is. */
    public Path path(String path) {
        return folder.resolve(path);
    }

    /** Lets commands find the server of this environment, which they start. */
    public Workbench withServer() {
        door = RemotePlatform::open;
        return this;
    }

    /** Runs a command line; words are divided by blanks. */
    public Result run(String line) {
        return call(line.isEmpty() ? new String[0] : line.split(" "));
    }

    /** Runs a command line of these words. */
    public Result call(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = call(input(), out, err, words);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command line on these streams and returns its exit code. */
    public int call(InputStream in, OutputStream out, OutputStream err, String... words) {
        var console = new Console(in, stream(out), stream(err), environment, folder, terminal, device, HOME);
        var code = Slipway.run(console, door, words);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private InputStream input() {
        return new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, false, StandardCharsets.UTF_8);
    }
}
