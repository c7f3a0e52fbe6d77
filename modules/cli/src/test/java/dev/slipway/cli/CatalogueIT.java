package dev.slipway.cli;

import static dev.slipway.cli.RealCatalogue.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.build.Surroundings;
import dev.slipway.engine.api.EngineAnswerException;
import dev.slipway.engine.api.LabelFilter;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ContainerState;
import dev.slipway.engine.container.Host;
import dev.slipway.engine.container.Port;
import dev.slipway.engine.container.Program;
import dev.slipway.engine.network.NetworkSpec;
import dev.slipway.oci.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds the project's own catalogue under names of its own, and starts every image that can tell its health. Needs
 * mmdebstrap and the network, and takes minutes where the engine has none of it in its cache.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueIT {
    private static final Duration UNTIL_HEALTHY = Duration.ofMinutes(4);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(10);
    private static final int KILLED = 137;
    private static final int REGISTRY_PORT = 5000;
    private static final String PASSWORD = "it-7f3a";

    private static final Map<String, Map<String, String>> ENVIRONMENTS = Map.of(
            "mariadb",
            Map.of(
                    "MARIADB_ROOT_PASSWORD",
                    PASSWORD,
                    "MARIADB_DATABASE",
                    "keystone",
                    "MARIADB_USER",
                    "keystone",
                    "MARIADB_PASSWORD",
                    PASSWORD),
            "rabbitmq",
            Map.of("RABBITMQ_DEFAULT_PASS", PASSWORD),
            "keystone",
            Map.of("MYSQL_SERVER", "mariadb", "KEYSTONE_DATABASE_PASSWORD", PASSWORD, "ADMIN_PASSWORD", PASSWORD));

    private Optional<RealCatalogue> opened = Optional.empty();

    @BeforeAll
    void build(@TempDir Path folder) throws IOException {
        copy(Path.of(System.getProperty("slipway.images", "images")), folder.resolve("ours"));
        var catalogue = new RealCatalogue(folder);
        opened = Optional.of(catalogue);
        var settings = folder.resolve("ours/catalog.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceFirst("(?m)^registry: .*$", "registry: " + catalogue.name())
                        .replaceFirst("(?m)^tag: .*$", "tag: v1"));
        catalogue
                .workbench()
                .withVariable(
                        "SSL_CERT_FILE",
                        System.getenv().getOrDefault("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"));
        Surroundings.of(System.getenv()).proxies().forEach(catalogue.workbench()::withVariable);
        catalogue.succeed("images build --catalog ours");
    }

    @AfterAll
    void removeAll() {
        opened.ifPresent(RealCatalogue::close);
    }

    @Test
    void secondBuildHasNothingToDo() {
        assertThat(catalogue().succeed("images build --catalog ours").err())
                .matches("nothing to build: \\d+ current\n");
    }

    @Test
    void imagesCarryTheLabelsOfTheSeed() {
        var listed = names("images list --catalog ours -q --label net.juniper.contrail=common");

        var labelled = catalogue().engine().images().list(LabelFilter.equal("net.juniper.contrail", "common")).stream()
                .flatMap(image -> image.repoTags().stream())
                .filter(tag -> tag.startsWith(catalogue().name() + "/"));
        assertThat(labelled)
                .containsExactlyInAnyOrderElementsOf(
                        listed.stream().map(catalogue()::reference).toList());
        assertThat(listed).contains("mariadb", "redis", "rabbitmq", "memcached", "zookeeper", "kafka", "keystone");
    }

    /** Our registry is the real one at hand for the engine's push and pull. */
    @Test
    void registryTakesAnImageAndGivesItBack() throws InterruptedException {
        try {
            var registry = catalogue()
                    .start(ContainerSpec.of(catalogue().reference("registry"))
                            .withHost(Host.plain().withPorts(Port.tcp(REGISTRY_PORT, 0))));
            eventually(
                    "the registry gets healthy", () -> state(registry).health().equals("healthy"));
            var name = ImageReference.parse("localhost:" + publishedPort(registry) + "/debian:v1");
            var images = catalogue().engine().images();
            var id = catalogue().image("debian").id();

            images.tag(id, name);
            images.push(name, RegistryCredentials.anonymous(), _ -> {});
            images.remove(name.toString());
            images.pull(name, RegistryCredentials.anonymous(), _ -> {});

            assertThat(images.inspect(name.toString()).orElseThrow().id()).isEqualTo(id);
            images.remove(name.toString());
            var absent = name.withTag("absent");
            assertThatThrownBy(() -> images.pull(absent, RegistryCredentials.anonymous(), _ -> {}))
                    .isInstanceOf(EngineAnswerException.class)
                    .hasMessageContaining("absent");
        } finally {
            catalogue().removeContainers();
        }
    }

    @TestFactory
    Stream<DynamicTest> imageGetsHealthyAndStopsWhenAsked() {
        return names("images list --catalog ours -q").stream()
                .filter(image -> catalogue().image(image).config().healthCheck().isPresent())
                .map(image -> DynamicTest.dynamicTest(image, () -> checkHealth(image)));
    }

    private void checkHealth(String image) throws InterruptedException {
        var network = catalogue()
                .engine()
                .networks()
                .create(NetworkSpec.of(catalogue().name()));
        try {
            var needed = image.equals("keystone") ? Set.of(healthy("mariadb")) : Set.<String>of();
            stop(healthy(image));
            needed.forEach(catalogue().engine().containers()::removeForcibly);
        } finally {
            catalogue().removeContainers();
            catalogue().engine().networks().remove(network);
        }
    }

    /** Starts an image, which others of the network find by its name, and waits until the engine calls it healthy. */
    private String healthy(String image) throws InterruptedException {
        var id = catalogue()
                .start(ContainerSpec.of(catalogue().reference(image))
                        .withName(catalogue().name() + "-" + image)
                        .withProgram(Program.ofImage().withEnvironment(environment(image)))
                        .withHost(Host.plain().withNetwork(catalogue().name())));
        eventually(UNTIL_HEALTHY, image + " gets healthy", () -> {
            var state = state(id);
            assertThat(state.running()).as(() -> image + " ended: " + logs(id)).isTrue();
            return state.health().equals("healthy");
        });
        return id;
    }

    private Map<String, String> environment(String image) {
        var environment = new HashMap<>(ENVIRONMENTS.getOrDefault(image, Map.of()));
        environment.computeIfPresent("MYSQL_SERVER", (_, server) -> catalogue().name() + "-" + server);
        return environment;
    }

    private void stop(String container) {
        catalogue().engine().containers().stop(container, UNTIL_STOPPED);

        assertThat(state(container).running()).isFalse();
        assertThat(state(container).exitCode())
                .as(() -> "was killed: " + logs(container))
                .isNotEqualTo(KILLED);
        assertThat(logs(container)).doesNotContain(PASSWORD);
    }

    private int publishedPort(String container) {
        var ports = catalogue()
                .engine()
                .containers()
                .inspect(container)
                .orElseThrow()
                .ports();
        return ports.stream().mapToInt(Port::hostPort).findFirst().orElseThrow();
    }

    private ContainerState state(String container) {
        return catalogue()
                .engine()
                .containers()
                .inspect(container)
                .orElseThrow()
                .state();
    }

    private String logs(String container) {
        try {
            return catalogue().logs(container).toString();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private List<String> names(String line) {
        return catalogue().succeed(line).out().lines().toList();
    }

    private RealCatalogue catalogue() {
        return opened.orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (var file : tree.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
