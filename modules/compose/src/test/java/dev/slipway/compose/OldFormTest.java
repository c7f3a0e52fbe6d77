package dev.slipway.compose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.compose.service.Logging;
import dev.slipway.compose.service.Mount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldFormTest {
    @TempDir
    Path folder;

    @Test
    void servicesAtTheTopAreReadAndExplained() {
        var here = new Workspace(folder)
                .write("common.env", "RABBIT_SERVER=10.0.0.1\n")
                .write("docker-compose.yml", """
                nova-api:
                  cap_add:
                    - NET_ADMIN
                  image: localhost:5100/nova-api:contrail-3.0-2668
                  net: host
                  env_file: ./common.env
                nova-compute:
                  image: localhost:5100/nova-compute:contrail-3.0-2668
                  privileged: true
                  net: host
                  volumes:
                    - /lib/modules:/lib/modules
                """);
        var reading = here.read();
        assertThat(here.lines(reading))
                .containsExactly("note docker-compose.yml:1: the form of Compose 1.x, without 'services:', read as"
                        + " services nova-api, nova-compute; 'net' as 'network_mode'");
        var project = here.project(ComposeFiles.usual());
        assertThat(project.service("nova-api")).satisfies(service -> {
            assertThat(service.networking().networkMode()).isEqualTo("host");
            assertThat(service.isolation().capAdd()).containsExactly("NET_ADMIN");
            assertThat(service.execution().environment()).isEqualTo(Map.of("RABBIT_SERVER", "10.0.0.1"));
        });
        assertThat(project.service("nova-compute")).satisfies(service -> {
            assertThat(service.isolation().privileged()).isTrue();
            assertThat(service.storage().mounts()).hasSize(1);
        });
    }

    @Test
    void keysOfThatTimeAreConverted() {
        var project = new Workspace(folder).project("""
                web:
                  build: .
                  dockerfile: Dockerfile-alternate
                  links: ["db:database"]
                  log_driver: syslog
                  log_opt: {tag: web}
                  volumes: ["data:/data"]
                  volumes_from: [db, outside]
                db:
                  image: mysql
                job:
                  image: busybox
                  net: "container:web"
                """);
        var web = project.service("web");
        assertThat(requireNonNull(web.build()).context()).isEqualTo(folder.toString());
        assertThat(requireNonNull(web.build()).dockerfile()).isEqualTo("Dockerfile-alternate");
        assertThat(web.logging()).isEqualTo(new Logging("syslog", Map.of("tag", "web")));
        assertThat(web.storage().volumesFrom()).containsExactly("db", "container:outside");
        assertThat(web.dependsOn()).containsOnlyKeys("db");
        assertThat(project.service("job").networking().networkMode()).isEqualTo("service:web");
        assertThat(requireNonNull(project.volumes().get("data")).name()).isEqualTo("data");
    }

    @Test
    void variableIsNoNameOfAVolume() {
        var project = new Workspace(folder).write(".env", "PLACE=/srv/data\n").project("""
                db:
                  image: mysql
                  volumes: ["${PLACE}:/data"]
                """);
        assertThat(project.volumes()).isEmpty();
        assertThat(project.service("db").storage().mounts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Mount.Bind.class, bind -> assertThat(bind.source()).isEqualTo(Path.of("/srv/data")));
    }

    @Test
    void anEmptyFileIsNotOfThatForm() {
        var here = new Workspace(folder);
        assertThat(here.faults("")).isEqualTo(List.of("error compose.yaml: says nothing"));
    }
}
