package dev.slipway.compose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    @TempDir
    Path folder;

    private Workspace here;

    @BeforeEach
    void base() {
        here = new Workspace(folder).write("compose.yaml", """
                name: demo
                services:
                  web:
                    image: web:1
                    command: [a, b]
                    environment: [A=1, B=2]
                    ports: ["8080:80"]
                    volumes: ["data:/data", "./conf:/conf:ro"]
                    dns: [1.1.1.1]
                    labels: {x: "1"}
                    logging: {driver: json-file, options: {max-size: 1m}}
                    healthcheck: {test: [CMD, a], interval: 10s}
                volumes: {data: , other: }
                """);
    }

    @Test
    void mappingsMergeListsGrowAndCommandsAreReplaced() {
        assertThat(merged("""
                services:
                  web:
                    image: web:2
                    command: c
                    environment: {B: 3, C: 4}
                    ports: ["8080:80", "9090:90"]
                    volumes: ["other:/data"]
                    dns: 8.8.8.8
                    labels: [z=2]
                    logging: {options: {tag: t}}
                    healthcheck: {test: d}
                """)).isEqualTo("""
                name: demo
                services:
                  web:
                    command:
                      - c
                    dns:
                      - 1.1.1.1
                      - 8.8.8.8
                    environment:
                      A: "1"
                      B: "3"
                      C: "4"
                    healthcheck:
                      interval: 10s
                      test:
                        - CMD-SHELL
                        - d
                    image: web:2
                    labels:
                      x: "1"
                      z: "2"
                    logging:
                      driver: json-file
                      options:
                        max-size: 1m
                        tag: t
                    networks:
                      default: {}
                    ports:
                      - mode: ingress
                        protocol: tcp
                        published: "8080"
                        target: 80
                      - mode: ingress
                        protocol: tcp
                        published: "9090"
                        target: 90
                    volumes:
                      - source: other
                        target: /data
                        type: volume
                      - bind:
                          create_host_path: true
                        read_only: true
                        source: ./conf
                        target: /conf
                        type: bind
                networks:
                  default:
                    name: demo_default
                volumes:
                  other:
                    name: demo_other
                """);
    }

    @Test
    void optionsOfAnotherLoggingDriverAreNotKept() {
        var project = project("services: {web: {logging: {driver: syslog}}}\n");
        assertThat(requireNonNull(project.service("web").logging()).options()).isEmpty();
    }

    @Test
    void resetTakesAwayAndOverrideReplaces() {
        var web = project("""
                services:
                  web:
                    ports: !override ["8443:443"]
                    volumes: !reset []
                    environment:
                      A: !reset null
                    healthcheck: !reset
                    command: !reset null
                """).service("web");
        assertThat(web.networking().ports()).extracting(port -> port.target()).containsExactly(443);
        assertThat(web.storage().mounts()).isEmpty();
        assertThat(web.execution().environment()).isEqualTo(Map.of("B", "2"));
        assertThat(web.healthCheck()).isNull();
        assertThat(web.execution().command()).isNull();
    }

    @Test
    void theCanonicalTextSaysTheSameProject() {
        var first = project("services: {web: {environment: {PRICE: 5$$}}}\n");
        assertThat(first.service("web").execution().environment()).containsEntry("PRICE", "5$");
        var again = new Workspace(folder.resolve("again")).project(first.canonicalText());
        assertThat(again.canonicalText()).isEqualTo(first.canonicalText());
    }

    private ComposeProject project(String override) {
        here.write("override.yaml", override);
        return here.project(ComposeFiles.of(List.of(Path.of("compose.yaml"), Path.of("override.yaml"))));
    }

    private String merged(String override) {
        return project(override).canonicalText().replace(folder.toString(), ".");
    }
}
