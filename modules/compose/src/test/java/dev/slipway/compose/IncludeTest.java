package dev.slipway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {
    @TempDir
    Path folder;

    private Workspace here;

    @BeforeEach
    void here() {
        here = new Workspace(folder)
                .write("db/compose.yaml", """
                        services:
                          db:
                            image: db:${TAG:-none}
                            volumes: ["./data:/data"]
                        """)
                .write("db/.env", "TAG=fromdb\n")
                .write("other.env", "TAG=other\n");
    }

    @Test
    void anotherProjectIsReadWithItsOwnFolderAndVariables() {
        var project = here.project("""
                include: [db/compose.yaml]
                services:
                  web: {image: web, depends_on: [db]}
                """);
        assertThat(project.services()).containsOnlyKeys("db", "web");
        assertThat(project.service("db").image()).isEqualTo("db:fromdb");
        assertThat(project.canonicalText()).contains("source: " + folder.resolve("db/data"));
    }

    @Test
    void theLongFormSaysFolderAndVariables() {
        var db = here.project("""
                include:
                  - path: [db/compose.yaml]
                    project_directory: .
                    env_file: other.env
                """).service("db");
        assertThat(db.image()).isEqualTo("db:other");
        assertThat(db.storage().mounts())
                .first()
                .asString()
                .contains(folder.resolve("data").toString());
    }

    @Test
    void variablesOfThisProjectGoBefore() {
        assertThat(here.with(Map.of("TAG", "shell"))
                        .project("include: [db/compose.yaml]\n")
                        .service("db")
                        .image())
                .isEqualTo("db:shell");
    }

    @Test
    void whatBothSayDifferentlyIsRefused() {
        assertThat(here.faults("""
                include:
                  - db/compose.yaml
                services:
                  db: {image: mine}
                """))
                .isEqualTo(List.of("error compose.yaml:4: services.db: is also in db/compose.yaml:2, which line 2"
                        + " includes; rename one of them"));
    }

    @Test
    void aCircleIsRefusedWithItsWay() {
        here.write("a.yaml", "include: [compose.yaml]\nservices: {a: {image: a}}\n");
        assertThat(here.faults("include: [a.yaml]\n"))
                .contains("error a.yaml:1: include: goes in a circle: compose.yaml → a.yaml → compose.yaml");
    }
}
