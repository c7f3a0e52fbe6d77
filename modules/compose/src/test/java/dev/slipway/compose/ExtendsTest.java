package dev.slipway.compose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendsTest {
    @TempDir
    Path folder;

    private Workspace here;

    @BeforeEach
    void here() {
        here = new Workspace(folder);
    }

    @Test
    void aServiceTakesWhatItDoesNotSayFromAnother() {
        var web = here.project("""
                services:
                  base:
                    image: base
                    environment: {A: 1, B: 2}
                  middle:
                    extends: {service: base}
                    environment: {B: 3}
                  web:
                    extends: middle
                    environment: {C: 4}
                """).service("web");
        assertThat(web.image()).isEqualTo("base");
        assertThat(web.execution().environment()).isEqualTo(Map.of("A", "1", "B", "3", "C", "4"));
    }

    @Test
    void pathsOfAnotherFileStartWhereThatFileStands() {
        here.write("shared/base.yaml", """
                services:
                  base:
                    build: ./app
                    env_file: base.env
                    volumes: ["./data:/data"]
                """).write("shared/base.env", "FROM=base\n");
        var web = here.project("""
                services:
                  web:
                    extends: {file: shared/base.yaml, service: base}
                """).service("web");
        assertThat(requireNonNull(web.build()).context())
                .isEqualTo(folder.resolve("shared/app").toString());
        assertThat(web.execution().environment()).isEqualTo(Map.of("FROM", "base"));
    }

    @Test
    void aCircleIsRefusedWithItsWay() {
        assertThat(here.faults("""
                services:
                  a: {image: a, extends: b}
                  b: {extends: c}
                  c: {extends: a}
                """))
                .contains("error compose.yaml:4: services.c.extends: goes in a circle: a → b → c → a");
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        assertThat(here.faults("""
                services:
                  base: {image: a}
                  web: {image: a, extends: bsae}
                """))
                .isEqualTo(List.of("error compose.yaml:3: services.web.extends: there is no service 'bsae' in"
                        + " compose.yaml; did you mean 'base'?"));
        assertThat(here.faults("services: {web: {image: a, extends: {file: no.yaml, service: b}}}"))
                .isEqualTo(List.of(
                        "error compose.yaml:1: services.web.extends: the file no.yaml cannot be used",
                        "error no.yaml: cannot be read: no.yaml"));
    }
}
