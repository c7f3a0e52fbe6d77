package dev.slipway.testing.registry;

import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Mount;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.container.Program;
import dev.slipway.testing.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Debian's docker-registry in a container of our image, at a port of the loopback interface that stays the same when it
 * is stopped and started. Gone with all its content when closed.
 */
public final class RealRegistry implements AutoCloseable {
    private static final String IMAGE = System.getProperty("slipway.registry.image", "slipway/registry:trixie");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The password "secret", by bcrypt. */
    private static final String SECRET = "$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

    private static final int CONTAINER_PORT = 5000;

    private final Engine engine;
    private final String container;
    private final int port;

    private RealRegistry(Engine engine, String container, int port) {
        this.engine = engine;
        this.container = container;
        this.port = port;
    }

    /** An empty registry that everybody may use; the caller closes it. */
    public static RealRegistry start() throws IOException, InterruptedException {
        return start(Program.ofImage());
    }

    /** An empty registry that only this user may use, with the password {@code secret}; the caller closes it. */
    public static RealRegistry withPassword(String user) throws IOException, InterruptedException {
        var script = "echo '" + user + ":" + SECRET
                + "' > /tmp/htpasswd && exec docker-registry serve /etc/docker/registry/config.yml";
        return start(Program.ofImage()
                .withEnvironment(Map.of(
                        "REGISTRY_AUTH", "htpasswd",
                        "REGISTRY_AUTH_HTPASSWD_REALM", "test",
                        "REGISTRY_AUTH_HTPASSWD_PATH", "/tmp/htpasswd"))
                .withCommand("sh", "-c", script));
    }

    /** An empty registry that runs so and sees these; the caller closes it. */
    public static RealRegistry start(Program program, Mount... mounts) throws IOException, InterruptedException {
        var engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
        if (engine.images().inspect(IMAGE).isEmpty()) {
            engine.close();
            throw new IllegalStateException("no image " + IMAGE + "; build it with './slipway images build registry'");
        }
        var port = freePort();
        var container = engine.containers()
                .create(ContainerSpec.of(IMAGE)
                        .withProgram(program)
                        .withLabels(Map.of("dev.slipway.test", "registry"))
                        .withHost(Host.plain()
                                .withMounts(mounts)
                                .withPorts(new Port(CONTAINER_PORT, "tcp", "127.0.0.1", port))));
        var registry = new RealRegistry(engine, container, port);
        registry.resume();
        return registry;
    }

    /** Its name in image references. */
    public String name() {
        return "localhost:" + port;
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Kills it, as a machine that fails; its content stays. */
    public void kill() {
        engine.containers().kill(container, "SIGKILL");
    }

    /** Runs a command as root where it runs; returns its exit code. */
    public int run(String... command) throws InterruptedException {
        var nowhere = OutputListener.to(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        return engine.containers().exec(container, ExecSpec.of(command).withUser("root"), nowhere);
    }

    /** Starts it again. */
    public void resume() throws InterruptedException {
        engine.containers().start(container);
        Eventually.holds(PATIENCE, "the registry answers", this::answers);
    }

    @Override
    public void close() {
        engine.containers().removeForcibly(container);
        engine.close();
    }

    private boolean answers() {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/v2/").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            return connection.getResponseCode() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
