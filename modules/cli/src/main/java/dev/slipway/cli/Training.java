package dev.slipway.cli;

import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.cli.client.LocalServer;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.RegistryException;
import dev.slipway.registry.credentials.DockerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands once so that the JVM can record the classes they load in its AOT cache (JEP 514). The launcher starts
 * it after a build, in the project's folder; what the commands print is thrown away. An engine and a registry that know one
 * answer stand in for real ones, so that the cache is the same whether or not they run; a build fails on it, but only
 * after all that a build needs has been loaded. The server that commands ask is a process of its own, which records a cache
 * of its own: all classes of a cache are loaded when a JVM starts with it, and commands need few of the server's.
 */
public final class Training {
    private static final List<String> LINES = List.of(
            "--help",
            "images --help",
            "images list",
            "images plan -o json",
            "images build no-such-image",
            "images graph",
            "server status",
            "images build --catalog %s");
    private static final List<String> APPLICATION_LINES = List.of(
            "up -f %s",
            "up -f %s",
            "plan -f %s",
            "ps -a training",
            "scale -a training one=2",
            "config set -a training A=1",
            "config get -a training",
            "app list",
            "events -a training",
            "logs -a training",
            "exec -a training one ls",
            "run -a training one ls",
            "top -a training",
            "down -a training -v");
    private static final String COMPOSE = """
            name: training
            services:
              one: {image: "training:1", environment: {A: "1"}, ports: ["80"], volumes: ["data:/data"]}
              two: {image: "training:1", depends_on: [one], healthcheck: {test: ["CMD", "true"]}}
            volumes: {data: {}}
            """;
    private static final String IMAGES = "[{\"Id\":\"sha256:" + "0".repeat(64)
            + "\",\"RepoTags\":[\"training:1\"],\"Labels\":{\"dev.slipway.inputs\":\"{}\"},\"Created\":1,\"Size\":1}]";

    private Training() {}

    /**
     * Runs the commands.
     *
     * @param arguments where the server records its cache
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("slipway-training");
        var socket = folder.resolve("socket");
        try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var registry = ServerSocketChannel.open()) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            registry.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().start(() -> serve(engine));
            Thread.ofPlatform().daemon().start(() -> serve(registry));
            var image = Files.createDirectories(folder.resolve("catalogue/image"));
            Files.writeString(image.resolve("Dockerfile"), "FROM scratch\nLABEL training=yes\n");
            var environment = environment(folder);
            LINES.forEach(line -> run(line, folder.resolve("catalogue"), environment));
            useServer(folder, arguments[0], environment);
            ask(registry.socket().getLocalPort(), environment);
        } finally {
            TemporaryFiles.clear(folder);
        }
    }

    private static void run(String line, Path file, Map<String, String> environment) {
        var words = line.replace("%s", file.toString()).split(" ");
        Main.run(InputStream.nullInputStream(), nowhere(), nowhere(), environment, words);
    }

    private static void useServer(Path folder, String cache, Map<String, String> environment)
            throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("compose.yaml"), COMPOSE);
        var server = LocalServer.java("-XX:AOTCacheOutput=" + cache, TrainingServer.class.getName());
        server.environment().putAll(environment);
        var process = server.redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            output.readLine(); // it answers
            APPLICATION_LINES.forEach(line -> run(line, file, environment));
            process.getOutputStream().close();
            output.transferTo(Writer.nullWriter());
        }
        process.waitFor();
    }

    /** What a push that finds everything in place does. */
    private static void ask(int port, Map<String, String> environment) throws InterruptedException {
        var address = RegistryAddress.parse("localhost:" + port);
        try (var registry = Registry.open(address, DockerConfig.of(environment), environment)) {
            registry.repository("training").head("1");
        } catch (RegistryException _) {
            // one answer for everything is no registry's answer
        }
    }

    /** A command may leave a connection behind on which it never says anything, so that none may keep others waiting. */
    private static void serve(ServerSocketChannel door) {
        try {
            while (true) {
                var connection = door.accept();
                Thread.ofPlatform().daemon().start(() -> answer(connection));
            }
        } catch (IOException e) {
            // the training is over
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            connection.read(ByteBuffer.allocate(65536));
            var head = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: " + IMAGES.length() + "\r\n\r\n";
            connection.write(ByteBuffer.wrap((head + IMAGES).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // the command that asked has ended
        }
    }

    private static Map<String, String> environment(Path folder) {
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", "unix://" + folder.resolve("socket"));
        environment.put("XDG_STATE_HOME", folder.toString());
        return environment;
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
