package dev.slipway.compose.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.compose.ComposeFiles;
import dev.slipway.compose.ComposeReader;
import dev.slipway.compose.ComposeReading;
import dev.slipway.compose.Surroundings;
import dev.slipway.platform.application.ApplicationSpec;
import dev.slipway.platform.application.Dependency;
import dev.slipway.platform.application.Dependency.Condition;
import dev.slipway.platform.application.FileSpec;
import dev.slipway.platform.application.HealthCheck;
import dev.slipway.platform.application.HealthCheck.Probe;
import dev.slipway.platform.application.Lifecycle.Restart;
import dev.slipway.platform.application.Mount;
import dev.slipway.platform.application.NetworkSpec;
import dev.slipway.platform.application.Networking;
import dev.slipway.platform.application.Networking.Port;
import dev.slipway.platform.application.Rollout.OnFailure;
import dev.slipway.platform.application.Rollout.Order;
import dev.slipway.platform.application.ServiceSpec;
import dev.slipway.platform.config.ConfigEntry.Aggregate;
import dev.slipway.platform.config.DeclaredEntry;
import dev.slipway.platform.config.DeclaredEntry.Source;
import dev.slipway.platform.config.GenerationRule;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void smallestServiceIsAnImageInTheDefaultNetwork() throws IOException {
        var spec = spec("""
                name: shop
                services:
                  web: {image: web:1}
                """);
        assertThat(spec.services()).containsExactly(Map.entry("web", withDefaults(ServiceSpec.of("web", "web:1"))));
        assertThat(spec.networks())
                .containsOnly(Map.entry(
                        "default",
                        new NetworkSpec(
                                "shop_default", false, "", Map.of(), false, false, false, List.of(), Map.of())));
    }

    @Test
    void portsVolumesAndDependenciesArrive() throws IOException {
        var web = spec("""
                name: shop
                services:
                  web:
                    image: web:1
                    ports: ["127.0.0.1:8080:80", "9000-9003:90/udp", "70"]
                    volumes: ["data:/data:ro", "/var/cache", "./conf:/conf"]
                    depends_on:
                      db: {condition: service_healthy, restart: true}
                      init: {condition: service_completed_successfully}
                    restart: on-failure:3
                    stop_grace_period: 1m
                    scale: 2
                  db: {image: db:1, restart: always}
                  init: {image: init:1}
                volumes: {data: {}}
                """).service("web");
        assertThat(web.networking().ports())
                .containsExactly(
                        new Port("127.0.0.1", 8080, 8080, 80, "tcp"),
                        new Port("", 9000, 9003, 90, "udp"),
                        new Port("", 0, 0, 70, "tcp"));
        assertThat(web.mounts())
                .containsExactly(
                        new Mount.Volume("data", "/data", true, true),
                        new Mount.Anonymous("/var/cache"),
                        new Mount.Bind(folder.resolve("conf").toString(), "/conf", false, true, ""));
        assertThat(web.dependencies())
                .containsExactlyInAnyOrder(
                        new Dependency("db", Condition.HEALTHY, true, true),
                        new Dependency("init", Condition.COMPLETED, false, true));
        assertThat(web.lifecycle().restart()).isEqualTo(Restart.ON_FAILURE);
        assertThat(web.lifecycle().retries()).isEqualTo(3);
        assertThat(web.lifecycle().grace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(web.replicas()).isEqualTo(2);
    }

    @Test
    void serviceThatIsWaitedForToCompleteIsAJob() throws IOException {
        var spec = spec("""
                services:
                  web: {image: web:1, depends_on: {init: {condition: service_completed_successfully}}}
                  init: {image: init:1}
                """);
        assertThat(spec.service("init").job()).isTrue();
        assertThat(spec.service("web").job()).isFalse();
    }

    @Test
    void updateConfigDecidesAndWhatIsNotWrittenIsDerived() throws IOException {
        var spec = spec("""
                services:
                  web:
                    image: web:1
                    deploy: {update_config: {order: start-first, parallelism: 3, monitor: 2s, failure_action: pause}}
                  plain: {image: web:1}
                """);
        var rollout = spec.service("web").rollout();
        assertThat(rollout.order()).isEqualTo(Order.START_FIRST);
        assertThat(rollout.parallelism()).isEqualTo(3);
        assertThat(rollout.monitor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rollout.onFailure()).isEqualTo(OnFailure.PAUSE);
        assertThat(spec.service("plain").rollout().order()).isNull();
    }

    @Test
    void secretsNeverBecomePartOfTheApplication() throws IOException {
        Files.writeString(folder.resolve("password.txt"), "canary");
        var application = read("""
                services:
                  db:
                    image: db:1
                    secrets: [password]
                    configs: [{source: motd, target: /etc/motd, mode: 0440}]
                secrets: {password: {file: ./password.txt}}
                configs: {motd: {content: welcome}}
                """);
        assertThat(application.secrets()).isEqualTo(Map.of("secret.password", "canary"));
        assertThat(application.spec().toString()).doesNotContain("canary");
        assertThat(application.spec().files())
                .isEqualTo(Map.of(
                        "secret.password", new FileSpec.OfConfig("secret.password"),
                        "config.motd", new FileSpec.Plain("welcome")));
        assertThat(application.spec().service("db").mounts())
                .containsExactlyInAnyOrder(
                        new Mount.FileContent("secret.password", "/run/secrets/password", "", "", 0444),
                        new Mount.FileContent("config.motd", "/etc/motd", "", "", 0440));
    }

    @Test
    void extensionSaysWhatComposeHasNoWordsFor() throws IOException {
        var spec = spec("""
                services:
                  db:
                    image: db:1
                    x-slipway:
                      publish: [PASSWORD]
                      check: {http: 80, path: /up}
                      config:
                        PASSWORD: {generate: {length: 20, alphabet: abc}}
                        KEY: {generate: ed25519}
                  web: {image: web:1}
                x-slipway:
                  config:
                    PEERS: {hosts: web, delimiter: " "}
                    DB_PASSWORD: {link: db.PASSWORD}
                    TOKEN: {secret: true}
                """);
        assertThat(spec.config())
                .containsExactlyInAnyOrder(
                        new DeclaredEntry("PEERS", "", new Source.Aggregated("web", Aggregate.HOSTS, " ")),
                        new DeclaredEntry("DB_PASSWORD", "", new Source.Linked("db", "PASSWORD")),
                        new DeclaredEntry("TOKEN", "", new Source.Given(true)),
                        new DeclaredEntry(
                                "PASSWORD", "db", new Source.Generated(new GenerationRule.Characters(20, "abc"))),
                        new DeclaredEntry("KEY", "db", new Source.Generated(new GenerationRule.Ed25519Key())));
        assertThat(spec.service("db").published()).containsExactly("PASSWORD");
        assertThat(spec.service("db").check()).isEqualTo(HealthCheck.of(new Probe.Http(80, "/up", "")));
    }

    @Test
    void checksWithoutTestAreThoseOfTheImage() throws IOException {
        var spec = spec("""
                services:
                  one: {image: "a:1", healthcheck: {interval: 5s}}
                  two: {image: "a:1", healthcheck: {disable: true}}
                  three: {image: "a:1", healthcheck: {test: [NONE]}}
                  four: {image: "a:1", healthcheck: {disable: true}, x-slipway: {check: {tcp: 80}}}
                """);
        assertThat(spec.service("one").check())
                .isEqualTo(new HealthCheck(
                        new Probe.OfImage(), Duration.ofSeconds(5), Duration.ZERO, 0, Duration.ZERO, Duration.ZERO));
        assertThat(spec.service("two").check()).isEqualTo(HealthCheck.of(new Probe.None()));
        assertThat(spec.service("three").check()).isEqualTo(HealthCheck.of(new Probe.None()));
        assertThat(spec.service("four").check()).isEqualTo(HealthCheck.of(new Probe.Tcp(80)));
    }

    @Test
    void wrongExtensionIsRefusedWithItsLine() {
        assertThatThrownBy(() -> spec("""
                services:
                  db:
                    image: db:1
                    x-slipway:
                      config:
                        PASSWORD: {genrate: password}
                """))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("compose.yaml")
                        + ":6: PASSWORD: unknown key 'genrate'; did you mean 'generate'?");
    }

    private ApplicationSpec spec(String text) throws IOException {
        return read(text).spec();
    }

    private ComposeApplication read(String text) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        var reading = ComposeReader.read(ComposeFiles.usual(), new Surroundings(Map.of(), folder, folder));
        assertThat(reading).as("%s", reading).isInstanceOf(ComposeReading.Read.class);
        return ComposeApplication.of(((ComposeReading.Read) reading).project(), Map.of());
    }

    /** What Compose says where nothing is written: the network of the project, and no restart. */
    private static ServiceSpec withDefaults(ServiceSpec service) {
        return new ServiceSpec(
                service.name(),
                service.image(),
                service.pull(),
                service.program(),
                service.environment(),
                service.mounts(),
                Networking.in("default"),
                service.check(),
                service.lifecycle().withRestart(Restart.NO),
                service.limits(),
                service.rights(),
                service.rollout(),
                service.replicas(),
                List.of(),
                List.of(),
                service.labels(),
                false);
    }
}
