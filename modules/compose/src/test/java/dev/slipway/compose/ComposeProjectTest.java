package dev.slipway.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.compose.deploy.Deploy;
import dev.slipway.compose.deploy.DeviceRequest;
import dev.slipway.compose.deploy.Resources;
import dev.slipway.compose.deploy.RestartPolicy;
import dev.slipway.compose.deploy.UpdateConfig;
import dev.slipway.compose.resource.ComposeFile;
import dev.slipway.compose.resource.ComposeNetwork;
import dev.slipway.compose.resource.ComposeVolume;
import dev.slipway.compose.service.Attachment;
import dev.slipway.compose.service.Dependency;
import dev.slipway.compose.service.Device;
import dev.slipway.compose.service.Grant;
import dev.slipway.compose.service.HealthCheck;
import dev.slipway.compose.service.Hook;
import dev.slipway.compose.service.Mount;
import dev.slipway.compose.service.PublishedPort;
import dev.slipway.compose.service.Ulimit;
import dev.slipway.compose.syntax.PortRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeProjectTest {
    @TempDir
    Path folder;

    private ComposeProject project;

    @BeforeEach
    void read() {
        project = new Workspace(folder).project("""
                name: demo
                services:
                  db: {image: db}
                  web:
                    image: web
                    command: serve "two words"
                    entrypoint: []
                    init: true
                    stop_grace_period: 1m30s
                    networks:
                      front: {aliases: [www], priority: 10, driver_opts: {a: b}}
                      default:
                    ports: ["127.0.0.1:8000-8010:80/udp", {target: 90, name: admin, app_protocol: http}]
                    extra_hosts: ["a:1.2.3.4", "a=::1"]
                    volumes:
                      - data:/data:ro
                      - ./conf:/conf
                      - {type: tmpfs, target: /tmp, tmpfs: {size: 64m, mode: 1777}}
                      - {type: volume, source: data, target: /more, volume: {nocopy: true}}
                    secrets: [key, {source: key, target: /etc/key, uid: 103, mode: 0440}]
                    devices: ["/dev/kvm"]
                    ulimits: {nofile: 5, nproc: {soft: 1, hard: -1}}
                    mem_limit: 1g
                    gpus: all
                    sysctls: [net.core.somaxconn=1024]
                    depends_on: {db: {condition: service_healthy, restart: true}}
                    healthcheck: {test: [CMD, ok], interval: 2.5s, retries: 4}
                    pre_start: [{command: migrate --all, image: tools, per_replica: false}]
                    x-route: /
                    deploy:
                      replicas: 3
                      update_config: {parallelism: 2, order: start-first, max_failure_ratio: 0.3}
                      restart_policy: {condition: on-failure, max_attempts: 3}
                      resources:
                        limits: {cpus: 1.50, memory: 1024m, pids: 100}
                        reservations: {memory: 20M}
                networks:
                  front: {driver: bridge, internal: true, ipam: {config: [{subnet: 172.28.0.0/16}]}}
                volumes:
                  data: {labels: [a=b]}
                secrets:
                  key: {environment: KEY}
                """);
    }

    @Test
    void whatRunsIsRead() {
        var web = project.service("web");
        assertThat(web.execution().command()).containsExactly("serve", "two words");
        assertThat(web.execution().entrypoint()).isEmpty();
        assertThat(web.execution().init()).isTrue();
        assertThat(web.execution().stopGracePeriod()).isEqualTo(Duration.ofSeconds(90));
        assertThat(web.dependsOn())
                .isEqualTo(Map.of("db", new Dependency(Dependency.Condition.SERVICE_HEALTHY, true, true)));
        assertThat(web.healthCheck())
                .isEqualTo(new HealthCheck(List.of("CMD", "ok"), Duration.ofMillis(2500), null, 4, null, null, false));
        assertThat(web.hooks().preStart())
                .containsExactly(new Hook(List.of("migrate", "--all"), "tools", null, false, null, Map.of(), false));
        assertThat(web.extensions()).containsOnlyKeys("x-route");
        assertThat(web.replicas()).isEqualTo(3);
        assertThat(project.service("db").execution().command()).isNull();
    }

    @Test
    void networksAndPortsAreRead() {
        var networking = project.service("web").networking();
        assertThat(networking.networks())
                .isEqualTo(Map.of(
                        "front",
                        new Attachment(List.of("www"), null, null, List.of(), null, Map.of("a", "b"), 10),
                        "default",
                        new Attachment(List.of(), null, null, List.of(), null, Map.of(), 0)));
        assertThat(networking.ports())
                .containsExactly(
                        new PublishedPort(80, new PortRange(8000, 8010), "127.0.0.1", "udp", "ingress", null, null),
                        new PublishedPort(90, null, null, "tcp", "ingress", "admin", "http"));
        assertThat(networking.extraHosts()).isEqualTo(Map.of("a", List.of("1.2.3.4", "::1")));
    }

    @Test
    void mountsAndFilesAreRead() {
        var storage = project.service("web").storage();
        assertThat(storage.mounts())
                .containsExactly(
                        new Mount.Volume("data", "/data", true, false, Map.of()),
                        new Mount.Bind(folder.resolve("conf"), "/conf", false, null, true, null, true),
                        new Mount.Tmpfs("/tmp", false, 67_108_864L, 01777),
                        new Mount.Volume("data", "/more", false, true, Map.of()));
        assertThat(storage.secrets())
                .containsExactly(
                        new Grant("key", "/run/secrets/key", null, null, null),
                        new Grant("key", "/etc/key", "103", null, 0440));
    }

    @Test
    void limitsAndRightsAreRead() {
        var web = project.service("web");
        assertThat(web.limits().memory()).isEqualTo(1L << 30);
        assertThat(web.limits().ulimits()).isEqualTo(Map.of("nofile", new Ulimit(5, 5), "nproc", new Ulimit(1, -1)));
        assertThat(web.limits().gpus())
                .containsExactly(new DeviceRequest(null, -1, List.of(), List.of("gpu"), Map.of()));
        assertThat(web.isolation().devices()).containsExactly(new Device("/dev/kvm", "/dev/kvm", "rwm"));
        assertThat(web.isolation().sysctls()).isEqualTo(Map.of("net.core.somaxconn", "1024"));
        assertThat(web.deploy())
                .isEqualTo(new Deploy(
                        "replicated",
                        3,
                        Map.of(),
                        new UpdateConfig(2, null, null, null, new BigDecimal("0.3"), "start-first"),
                        null,
                        new RestartPolicy("on-failure", null, 3, null),
                        new Resources(new BigDecimal("1.5"), 1L << 30, 100L, List.of()),
                        new Resources(null, 20L << 20, null, List.of())));
    }

    @Test
    void whatServicesShareIsRead() {
        assertThat(project.networks().get("front"))
                .isEqualTo(new ComposeNetwork(
                        "front",
                        "demo_front",
                        false,
                        "bridge",
                        Map.of(),
                        true,
                        false,
                        false,
                        null,
                        Map.of(),
                        List.of(new ComposeNetwork.Subnet("172.28.0.0/16", null, null, Map.of())),
                        Map.of()));
        assertThat(project.volumes())
                .isEqualTo(Map.of(
                        "data", new ComposeVolume("data", "demo_data", false, null, Map.of(), Map.of("a", "b"))));
        assertThat(project.secrets())
                .isEqualTo(Map.of("key", new ComposeFile("key", "demo_key", new ComposeFile.FromVariable("KEY"))));
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> project.service("wbe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no service 'wbe'; did you mean 'web'?");
    }
}
