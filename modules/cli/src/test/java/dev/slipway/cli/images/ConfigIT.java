package dev.slipway.cli.images;

import static dev.slipway.cli.RealCatalogue.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RealCatalogue;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.ExecSpec;
import dev.slipway.engine.container.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ConfigIT {
    private static final String FILES =
            "cat /etc/app/app.ini; echo --; cat /etc/app/app.conf; echo --; cat /etc/app/app.txt";
    private static final Map<String, String> ENOUGH = Map.of("NAME", "shop", "PASSWORD", "s3cret");

    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void build() throws IOException {
        catalogue = new RealCatalogue(folder)
                .with(
                        "images/app/image.yaml",
                        "from: base",
                        "environment:",
                        "  PORT: { description: where it listens, default: \"8080\" }",
                        "  MEMORY: { description: most memory }",
                        "  NAME: { description: what it is called, required: true }",
                        "  PASSWORD: { description: what clients give, required: true, secret: true }",
                        "config:",
                        "  /etc/app/app.ini:",
                        "    format: ini",
                        "    set: { DEFAULT: { port: \"${PORT}\", memory: \"${MEMORY}\" }, db: { password: \"${PASSWORD}\" } }",
                        "  /etc/app/app.conf:",
                        "    format: properties",
                        "    separator: \" \"",
                        "    set: { port: \"${PORT}\", maxmemory: \"${MEMORY:-256mb}\", requirepass: \"${PASSWORD}\" }",
                        "  /etc/app/app.txt:",
                        "    format: template",
                        "    mode: \"0600\"",
                        "    template: |",
                        "      name ${NAME}, costs $$5",
                        "      memory ${MEMORY}",
                        "command: [sh, -c, \"trap 'echo stopped; exit 0' TERM; echo I am $$; while :; do sleep 0.1; done\"]");
        catalogue.succeed("images build");
    }

    @AfterEach
    void removeAll() {
        catalogue.close();
    }

    @Test
    void startWritesTheFilesOnceAndForAll() throws InterruptedException {
        var container = started(ENOUGH);
        var first = files(container);
        assertThat(first).isEqualTo("""
                        # packaged
                        [DEFAULT]
                        port = 8080

                        [api]
                        workers = 2

                        [db]
                        password = s3cret
                        --
                        # packaged
                        port 8080
                        appendonly yes
                        maxmemory 256mb
                        requirepass s3cret
                        --
                        name shop, costs $5
                        """);

        catalogue.engine().containers().stop(container, Duration.ofSeconds(10));
        catalogue.engine().containers().start(container);

        eventually("the container starts again", () -> greetings(container) == 2);
        assertThat(files(container)).isEqualTo(first);
        assertThat(shell(container, "stat -c '%a %U' /etc/app/app.ini /etc/app/app.txt; ls /etc/app")
                        .out())
                .isEqualTo("640 root\n600 root\napp.conf\napp.ini\napp.txt\nsecret\n");
    }

    @Test
    void variableThatIsGoneTakesItsLinesAlong() throws InterruptedException {
        var container = started(Map.of("NAME", "shop", "PASSWORD", "s3cret", "MEMORY", "1gb"));
        assertThat(files(container)).contains("\nmemory = 1gb\n", "\nmaxmemory 1gb\n", "\nmemory 1gb\n");

        var again = ExecSpec.of("/usr/lib/slipway/start", "true").withEnvironment(Map.of("MEMORY", ""));
        assertThat(catalogue.exec(container, again)).isEqualTo(new Result(0, "", ""));

        assertThat(files(container)).doesNotContain("1gb", "memory = ").contains("\nmaxmemory 256mb\n");
    }

    @Test
    void missingVariablesStopTheContainerWithOneMessage() throws InterruptedException {
        assertThat(catalogue.run("app", Map.of("PORT", "1"), "echo", "started")).isEqualTo(new Result(78, "", """
                        slipway: cannot start: required variables are not set:
                          NAME  what it is called
                          PASSWORD  what clients give
                        """));
    }

    @Test
    void processIsTheFirstAndHearsSigterm() throws InterruptedException {
        var container = started(ENOUGH);
        assertThat(catalogue.logs(container)).isEqualTo(new Result(0, "I am 1\n", ""));

        catalogue.engine().containers().stop(container, Duration.ofSeconds(30));

        var state =
                catalogue.engine().containers().inspect(container).orElseThrow().state();
        assertThat(state.exitCode()).isZero();
        assertThat(catalogue.logs(container).out()).isEqualTo("I am 1\nstopped\n");
    }

    @Test
    void secretMayComeFromAFileAndIsNotPrinted() throws InterruptedException {
        var container = started(Map.of("NAME", "shop", "PASSWORD_FILE", "/etc/app/secret"));

        assertThat(files(container)).contains("password = from a file\n", "requirepass from a file\n");
        assertThat(catalogue.logs(container).toString()).doesNotContain("from a file");
        assertThat(catalogue
                        .engine()
                        .images()
                        .history(catalogue.reference("app"))
                        .toString())
                .doesNotContain("from a file");
    }

    @Test
    void commandOfTheCallerRunsAfterTheConfiguration() throws InterruptedException {
        assertThat(catalogue.run("app", ENOUGH, "grep", "port", "/etc/app/app.conf"))
                .isEqualTo(new Result(0, "port 8080\n", ""));
        assertThat(catalogue.run("app", ENOUGH, "sh", "-c", "exit 5").code()).isEqualTo(5);
    }

    @Test
    void shownConfigurationIsWhatTheContainerWrites() throws IOException, InterruptedException {
        var environment =
                Map.of("NAME", "a \"b\" 'c' $d \\e", "PASSWORD", "********", "PORT", "7000", "MEMORY", "x=y # z");
        catalogue.with(
                "env",
                environment.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));

        var shown = catalogue.succeed("images config app --env-file env");

        var command = "for f in app.ini app.conf app.txt; do echo \"==> /etc/app/$f <==\"; cat /etc/app/$f; done";
        var written = catalogue.run("app", environment, "sh", "-c", command);
        assertThat(shown).isEqualTo(written);
        assertThat(catalogue.engine().containers().list().stream()
                        .filter(container -> container
                                .imageId()
                                .equals(catalogue.image("app").id())))
                .hasSize(1);
    }

    @Test
    void imageUponItWritesItsOwnKeysToo() throws IOException, InterruptedException {
        catalogue.with(
                "images/child/image.yaml",
                "from: app",
                "user: app",
                "environment: { NAME: { description: set here, default: child }, LEVEL: { description: of logs, default: info } }",
                "config: { /etc/app/app.ini: { format: ini, owner: \"app:app\", set: { log: { level: \"${LEVEL}\" } } } }");
        catalogue.succeed("images build");

        var result = catalogue.run("child", Map.of("PASSWORD", "s3cret"), "sh", "-c", "id -un; cat /etc/app/app.ini");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("app\n# packaged\n[DEFAULT]\nport = 8080\n")
                .contains("[log]\nlevel = info\n");
    }

    private String started(Map<String, String> environment) throws InterruptedException {
        var id = catalogue.start(ContainerSpec.of(catalogue.reference("app"))
                .withProgram(Program.ofImage().withEnvironment(environment)));
        eventually("the container starts", () -> greetings(id) == 1);
        return id;
    }

    private long greetings(String container) {
        try {
            return catalogue
                    .logs(container)
                    .out()
                    .lines()
                    .filter("I am 1"::equals)
                    .count();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private String files(String container) throws InterruptedException {
        return shell(container, FILES).out();
    }

    private Result shell(String container, String line) throws InterruptedException {
        return catalogue.exec(container, ExecSpec.of("sh", "-c", line));
    }
}
