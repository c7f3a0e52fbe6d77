package dev.slipway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeReaderTest {
    private static final String WEB = "services: {web: {image: web}}\n";

    @TempDir
    Path folder;

    private Workspace here;

    @BeforeEach
    void here() {
        here = new Workspace(folder.resolve("My Project.1"));
        here.write("compose.yaml", WEB);
    }

    @Test
    void theNameIsTheFoldersUnlessSomethingSaysMore() {
        var files = ComposeFiles.usual();
        assertThat(here.project(files).name()).isEqualTo("myproject1");
        here.write("compose.yaml", "name: written-${X:-y}\n" + WEB);
        assertThat(here.project(files).name()).isEqualTo("written-y");
        var named = here.with(Map.of("COMPOSE_PROJECT_NAME", "variable"));
        assertThat(named.project(files).name()).isEqualTo("variable");
        assertThat(named.project(files.withProjectName("flag")).name()).isEqualTo("flag");
        assertThat(here.lines(here.read(files.withProjectName("Not One"))))
                .containsExactly("error compose.yaml: name: 'Not One' is not a project's name; expected small letters,"
                        + " digits, '-' and '_', such as 'notone'");
    }

    @Test
    void filesAreLookedForInFoldersAboveWithTheirOverride() {
        here.write("compose.override.yml", "services: {web: {tty: true}}\n");
        var below = new Workspace(here.folder().resolve("src/main"));
        below.write("x", "");
        var project = below.project(ComposeFiles.usual());
        assertThat(project.folder()).isEqualTo(here.folder());
        assertThat(project.service("web").execution().tty()).isTrue();
    }

    @Test
    void composeFileNamesOtherFiles() {
        here.write("a.yaml", "services: {a: {image: a}}\n").write("b.yaml", "services: {b: {image: b}}\n");
        var named = here.with(Map.of("COMPOSE_FILE", "a.yaml:b.yaml"));
        assertThat(named.project(ComposeFiles.usual()).services()).containsOnlyKeys("a", "b");
    }

    @Test
    void nothingToReadIsSaid() {
        var empty = new Workspace(folder);
        assertThat(empty.lines(empty.read()))
                .containsExactly(
                        "error .: there is no compose.yaml or docker-compose.yml here or in a" + " folder above");
    }

    @Test
    void variablesComeFromTheShellThenFromFiles() {
        here.write(".env", "A=dotenv\nB=dotenv\n")
                .write("prod.env", "A=prod\n")
                .write("compose.yaml", "services: {web: {image: \"$A:${B:-none}-$COMPOSE_PROJECT_NAME\"}}\n");
        assertThat(image(here, ComposeFiles.usual())).isEqualTo("dotenv:dotenv-myproject1");
        assertThat(image(here.with(Map.of("A", "shell")), ComposeFiles.usual())).isEqualTo("shell:dotenv-myproject1");
        assertThat(image(here, ComposeFiles.usual().withEnvFiles(List.of(Path.of("prod.env")))))
                .isEqualTo("prod:none-myproject1");
    }

    @Test
    void aMissingVariableIsWarnedAboutOnce() {
        var reading = here.read("""
                services:
                  web:
                    image: web:$TAG
                    labels: {tag: $TAG}
                    command: echo ${TAG}
                """);
        assertThat(here.lines(reading))
                .containsExactly("warning compose.yaml:3: services.web.image: the variable TAG is not set; the empty"
                        + " text is used");
    }

    @Test
    void aVariableThatMustBeSetIsAsked() {
        assertThat(here.faults("""
                services:
                  web:
                    image: web
                    command: serve ${PORT:?say on which port}
                """))
                .containsExactly("error compose.yaml:4: services.web.command: the variable PORT must be set: say on"
                        + " which port");
    }

    @Test
    void onlyServicesOfEnabledProfilesAreThere() {
        here.write("compose.yaml", """
                services:
                  web: {image: web}
                  debug: {image: debug, profiles: [debug, all]}
                """);
        assertThat(here.project(ComposeFiles.usual()).services()).containsOnlyKeys("web");
        assertThat(here.project(ComposeFiles.usual()).disabledServices())
                .isEqualTo(Map.of("debug", List.of("debug", "all")));
        assertThat(here.project(ComposeFiles.usual().withProfiles(Set.of("all")))
                        .services())
                .containsOnlyKeys("debug", "web");
        assertThat(here.with(Map.of("COMPOSE_PROFILES", "x, debug"))
                        .project(ComposeFiles.usual())
                        .services())
                .containsOnlyKeys("debug", "web");
        assertThat(here.project(ComposeFiles.usual().withProfiles(Set.of("*"))).services())
                .containsOnlyKeys("debug", "web");
    }

    @Test
    void aDependencyOnAServiceOfAnotherProfileIsRefused() {
        assertThat(here.faults("""
                services:
                  web: {image: web, depends_on: [db]}
                  db: {image: db, profiles: [data]}
                """))
                .containsExactly("error compose.yaml:2: services.web.depends_on: the service 'db' is not enabled; it"
                        + " needs the profile data");
    }

    @Test
    void filesOfVariablesGoBelowTheEnvironment() {
        here.write("a.env", "A=a\nB=a\nURL=http://${HOST}\n")
                .write("b.env", "B=b\n")
                .write("raw.env", "C='kept'\n");
        var environment = here.with(Map.of("HOST", "h", "SHELL_VALUE", "s"))
                .project("""
                        services:
                          web:
                            image: web
                            env_file:
                              - a.env
                              - path: b.env
                              - {path: raw.env, format: raw}
                              - {path: gone.env, required: false}
                            environment:
                              A: own
                              SHELL_VALUE:
                              UNKNOWN:
                        """)
                .service("web")
                .execution()
                .environment();
        assertThat(environment)
                .isEqualTo(Map.of("A", "own", "B", "b", "URL", "http://h", "C", "'kept'", "SHELL_VALUE", "s"));
    }

    private static String image(Workspace workspace, ComposeFiles files) {
        return String.valueOf(workspace.project(files).service("web").image());
    }
}
