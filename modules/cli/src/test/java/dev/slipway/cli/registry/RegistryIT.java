package dev.slipway.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.build.Surroundings;
import dev.slipway.cli.Workbench;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.registry.BlobSource;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.CredentialSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts registries of our own image, which is built first where it is missing. */
class RegistryIT {
    private final String name =
            "slipway-it-registry-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder;

    @AfterEach
    void remove() {
        workbench().run("registry stop --remove-data --name " + name);
    }

    @Test
    void whatItHoldsOutlivesIt() throws Exception {
        var port = freePort();
        var first = run("registry start --port " + port);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).isEqualTo("the registry runs at localhost:" + port + "\n");
        assertThat(first.err()).endsWith("next: slipway images push --to localhost:" + port + "\n");
        var blob = push(port);

        assertThat(run("registry start --port " + port).out())
                .isEqualTo("the registry runs at localhost:" + port + " already\n");
        assertThat(run("registry status").out())
                .isEqualTo("the registry runs at localhost:" + port + ", image slipway/registry:trixie, volume " + name
                        + "\n");

        var other = freePort();
        assertThat(run("registry start --port " + other).out())
                .isEqualTo("the registry runs at localhost:" + other + " in place of an older one\n");
        assertThat(holds(other, blob)).isTrue();
        assertThat(run("registry status -o json").out())
                .contains("\"state\" : \"running\"", "\"registry\" : \"localhost:" + other + "\"");

        assertThat(run("registry stop"))
                .isEqualTo(
                        new Result(0, "the registry is stopped; its images are kept in the volume " + name + "\n", ""));
        assertThat(run("registry start --port " + port).code()).isZero();
        assertThat(holds(port, blob)).isTrue();

        assertThat(run("registry stop --remove-data"))
                .isEqualTo(new Result(0, "the registry is stopped; what it held is removed\n", ""));
        assertThat(run("registry status"))
                .isEqualTo(new Result(3, "", "no registry '" + name + "'; start one with 'slipway registry start'\n"));
    }

    @Test
    void portThatIsTakenLeavesNothingBehind() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()))) {
            assertThat(run("registry start --port " + taken.getLocalPort()))
                    .isEqualTo(new Result(
                            1,
                            "",
                            "slipway: cannot start the registry: port " + taken.getLocalPort()
                                    + " of this machine is taken; stop what uses it, or choose another with --port\n"));
            assertThat(engine.containers().inspect(name)).isEmpty();
        }
    }

    private Result run(String line) {
        return workbench().run(line + " --name " + name);
    }

    private Workbench workbench() {
        var workbench = new Workbench(folder, EngineAddress.fromEnvironment(System.getenv()))
                .withVariable("SSL_CERT_FILE", System.getenv().getOrDefault("SSL_CERT_FILE", ""));
        Surroundings.of(System.getenv()).proxies().forEach(workbench::withVariable);
        return workbench;
    }

    private static Descriptor push(int port) throws InterruptedException {
        var content = "content".getBytes(StandardCharsets.UTF_8);
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of(content), content.length);
        try (var registry = open(port)) {
            registry.repository("a/b").pushBlob(blob, BlobSource.of(content));
        }
        return blob;
    }

    private static boolean holds(int port, Descriptor blob) throws InterruptedException {
        try (var registry = open(port)) {
            return registry.repository("a/b").hasBlob(blob.digest());
        }
    }

    private static Registry open(int port) {
        return Registry.open(RegistryAddress.parse("localhost:" + port), CredentialSource.anonymous(), Map.of());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
