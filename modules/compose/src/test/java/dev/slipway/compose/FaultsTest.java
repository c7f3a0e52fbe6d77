package dev.slipway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir
    Path folder;

    @Test
    void allFaultsOfAFileAreReportedTogether() {
        assertThat(faults("""
                services:
                  web:
                    imgae: web
                    ports: ["80:http"]
                    restart: allways
                    mem_limit: much
                    stop_grace_period: soon
                    tty: maybe
                    scale: two
                    networks: [front]
                    volumes: ["data:/data", "x:/x:fast"]
                    secrets: [key]
                    depends_on: {wbe: {condition: service_ready}}
                  job: [x]
                networks: {fornt: }
                """))
                .containsExactly(
                        "error compose.yaml:2: services.web: has neither 'image' nor 'build'",
                        "error compose.yaml:3: services.web.imgae: unknown key; did you mean 'image'?",
                        "error compose.yaml:4: services.web.ports[0]: '80:http' is not a port; expected"
                                + " [[ADDRESS:]PUBLISHED:]TARGET[/PROTOCOL], such as 127.0.0.1:8080:80",
                        "error compose.yaml:5: services.web.restart: 'allways' is none of no, always, unless-stopped,"
                                + " on-failure, on-failure:*; did you mean 'always'?",
                        "error compose.yaml:6: services.web.mem_limit: 'much' is not a number of bytes; expected"
                                + " something like 64m, 1.5g or 1024",
                        "error compose.yaml:7: services.web.stop_grace_period: 'soon' is not a length of time;"
                                + " expected something like 300ms, 10s, 1m30s or 2h",
                        "error compose.yaml:8: services.web.tty: 'maybe' is neither true nor false",
                        "error compose.yaml:9: services.web.scale: 'two' is not a whole number",
                        "error compose.yaml:10: services.web.networks: 'front' is not defined under 'networks'; did"
                                + " you mean 'fornt'?",
                        "error compose.yaml:11: services.web.volumes[0]: 'data' is not defined under 'volumes'",
                        "error compose.yaml:11: services.web.volumes[1]: 'x:/x:fast' has the option 'fast'; expected"
                                + " ro, rw, z, Z, nocopy or a propagation such as rslave",
                        "error compose.yaml:12: services.web.secrets[0]: 'key' is not defined under 'secrets'",
                        "error compose.yaml:13: services.web.depends_on: there is no service 'wbe'; did you mean"
                                + " 'web'?",
                        "error compose.yaml:13: services.web.depends_on.wbe.condition: 'service_ready' is none of"
                                + " service_started, service_healthy, service_completed_successfully; did you mean 'service_healthy'?",
                        "error compose.yaml:14: services.job: expected a mapping of keys to values",
                        "note compose.yaml:15: networks.fornt: no service uses it, so it is not made");
    }

    @Test
    void settingsThatExcludeOneAnotherAreRefused() {
        assertThat(faults("""
                services:
                  web:
                    image: web
                    network_mode: host
                    networks: [default]
                    container_name: web
                    scale: 2
                    deploy: {replicas: 3, resources: {limits: {memory: 1g}}}
                    mem_limit: 512m
                    healthcheck: {disable: true}
                  other:
                    image: other
                    depends_on: {web: {condition: service_healthy}}
                    volumes: ["/a:/x", "/b:/x/"]
                """))
                .containsExactly(
                        "error compose.yaml:5: services.web.networks: excludes 'network_mode'; remove one of them",
                        "error compose.yaml:6: services.web.container_name: 'web' cannot be the name of 2 containers",
                        "warning compose.yaml:6: services.web.container_name: only one container can have it at a time:"
                                + " the service is replaced in place, with a gap, and cannot be scaled",
                        "error compose.yaml:7: services.web.scale: is 2, but 'deploy.replicas' is 3",
                        "error compose.yaml:9: services.web.mem_limit: is 536870912, but"
                                + " 'deploy.resources.limits.memory' is 1073741824",
                        "error compose.yaml:13: services.other.depends_on.web: never becomes healthy: its health"
                                + " check is disabled",
                        "error compose.yaml:14: services.other.volumes[1]: mounts at /x, where volumes[0] is mounted");
    }

    @Test
    void circlesOfDependenciesAreNamed() {
        assertThat(faults("""
                services:
                  a: {image: a, depends_on: [b]}
                  b: {image: b, links: [c]}
                  c: {image: c, network_mode: "service:a"}
                  d: {image: d, depends_on: [d]}
                """))
                .containsExactly(
                        "error compose.yaml:4: services.c.depends_on: goes in a circle: a → b → c → a",
                        "error compose.yaml:5: services.d.depends_on: the service 'd' refers to itself");
    }

    @Test
    void whatIsNotHonouredIsSaidByName() {
        assertThat(faults("""
                version: "3.8"
                services:
                  web:
                    image: web
                    develop: {watch: [{path: ., action: sync}]}
                    deploy:
                      mode: global
                      placement: {constraints: [node.role==manager]}
                    isolation: hyperv
                    volumes:
                      - {type: npipe, source: a, target: /b}
                  ai:
                    provider: {type: model}
                """))
                .containsExactly(
                        "warning compose.yaml:1: version: has had no meaning since the Compose Specification; remove it",
                        "warning compose.yaml:5: services.web.develop: nothing is watched; run 'slipway up' after a"
                                + " change",
                        "warning compose.yaml:7: services.web.deploy.mode global: there is one engine, so there is one"
                                + " container",
                        "warning compose.yaml:8: services.web.deploy.placement: there is one engine, and every"
                                + " container runs there",
                        "error compose.yaml:9: services.web.isolation hyperv: is not honoured: only Windows containers"
                                + " have it",
                        "error compose.yaml:11: services.web.volumes[0].type npipe: is not honoured: only Windows"
                                + " containers have it",
                        "error compose.yaml:13: services.ai.provider: is not honoured: Slipway runs no provider"
                                + " plugins; let a service publish the variables");
    }

    @Test
    void secretsAndExternalResourcesSayOneThing() {
        assertThat(faults("""
                services:
                  web: {image: web, secrets: [a, b], volumes: ["v:/v"]}
                secrets:
                  a: {file: a.txt, environment: A}
                  b: {}
                volumes:
                  v: {external: true, driver: local}
                """))
                .containsExactly(
                        "error compose.yaml:4: secrets.a: has more than one content: environment, file",
                        "error compose.yaml:5: secrets.b: has no content; expected one of file, environment, external",
                        "error compose.yaml:7: volumes.v.driver: excludes 'external'; it is not made by this project");
    }

    @Test
    void aMissingFileOfVariablesIsNamed() {
        assertThat(faults("services: {web: {image: web, env_file: gone.env}}\n"))
                .containsExactly("error compose.yaml:1: services.web.env_file: there is no file gone.env");
    }

    @Test
    void whatIsNotYamlIsNamedWithItsLine() {
        assertThat(faults("services:\n  web: {image: web\n"))
                .singleElement()
                .asString()
                .startsWith("error compose.yaml:3: not YAML: ");
    }

    private List<String> faults(String text) {
        return new Workspace(folder).faults(text);
    }
}
