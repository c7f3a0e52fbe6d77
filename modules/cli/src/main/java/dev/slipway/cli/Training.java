package dev.slipway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs commands once so that the JVM can record the classes they load in its AOT cache (JEP 514). The launcher starts
 * it after a build, in the project's folder; what the commands print is thrown away. An engine that knows one answer
 * stands in for a real one, so that the cache is the same whether or not one runs.
 */
public final class Training {
    private static final List<String> LINES = List.of(
            "--help",
            "images --help",
            "images list",
            "images plan -o json",
            "images build no-such-image",
            "images graph");
    private static final String IMAGES = "[{\"Id\":\"sha256:" + "0".repeat(64)
            + "\",\"RepoTags\":[\"training:1\"],\"Labels\":{\"dev.slipway.inputs\":\"{}\"},\"Created\":1,\"Size\":1}]";

    private Training() {}

    /** Runs the commands. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("slipway-training");
        var socket = folder.resolve("socket");
        try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> serve(engine));
            LINES.forEach(line -> Main.run(nowhere(), nowhere(), environment(socket), line.split(" ")));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static void serve(ServerSocketChannel engine) {
        try {
            while (true) {
                try (var connection = engine.accept()) {
                    connection.read(ByteBuffer.allocate(65536));
                    var head =
                            "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: " + IMAGES.length() + "\r\n\r\n";
                    connection.write(ByteBuffer.wrap((head + IMAGES).getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            // the training is over
        }
    }

    private static Map<String, String> environment(Path socket) {
        var environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", "unix://" + socket);
        return environment;
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
