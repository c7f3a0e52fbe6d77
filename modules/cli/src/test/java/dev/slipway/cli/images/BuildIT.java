package dev.slipway.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RealCatalogue;
import dev.slipway.engine.image.ImageDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BuildIT {
    @TempDir
    private Path folder;

    private RealCatalogue catalogue;

    @BeforeEach
    void writeCatalogue() throws IOException {
        catalogue = new RealCatalogue(folder)
                .with("images/web/Dockerfile", "FROM base", "COPY page.txt /page.txt", "RUN echo web > /web")
                .with("images/web/page.txt", "one")
                .with("images/page/image.yaml", "from: web", "run: [echo page > /page]", "command: [cat, /page]")
                .with(
                        "images/store/Dockerfile",
                        "FROM base",
                        "COPY --from=web /page.txt /copied.txt",
                        "CMD cat /copied.txt")
                .with(
                        "images/other/image.yaml",
                        "from: base",
                        "labels: { colour: blue }",
                        "run: [echo other > /other]");
    }

    @AfterEach
    void removeAll() {
        catalogue.close();
    }

    @Test
    void touchedFileRebuildsItsImageAndWhatStandsOnIt() throws Exception {
        catalogue.succeed("images build");
        var before = ids();
        catalogue.with("images/web/page.txt", "two");

        var plan = catalogue.succeed("images plan");
        assertThat(plan.out().replaceAll("[0-9.]+ s", "TIME").replaceAll(" +", " "))
                .isEqualTo("""
                        IMAGE STATE LAST REASON
                        base current TIME
                        other current TIME
                        web build TIME file page.txt changed
                        page build TIME parent web rebuilt
                        store build TIME parent web rebuilt
                        """);
        assertThat(catalogue.succeed("images build").err())
                .contains("3 to build, 2 current\n", "\n3 built, 2 current in ");

        assertThat(ids()).containsEntry("base", before.get("base")).containsEntry("other", before.get("other"));
        assertThat(ids().values()).doesNotContain(before.get("web"), before.get("page"), before.get("store"));
        assertThat(catalogue.run("store", Map.of()).out()).isEqualTo("two\n");
        assertThat(catalogue.images())
                .hasSize(5)
                .noneMatch(image -> image.repoTags().isEmpty());
        assertThat(catalogue.succeed("images build").err()).isEqualTo("nothing to build: 5 current\n");
    }

    @Test
    void brokenImageStopsOnlyWhatStandsOnIt() throws IOException {
        catalogue.with("images/web/Dockerfile", "FROM base", "COPY page.txt /", "RUN echo nearly done; exit 3");

        var result = catalogue.workbench().run("images build");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("\nweb failed: [3/3] RUN echo nearly done; exit 3: exit code 3\n")
                .contains("\n  | nearly done\n  stopped: page, store\n  log: " + folder.resolve("state"))
                .contains("\n2 built, 3 not built, 0 current in ");
        assertThat(ids()).containsOnlyKeys("base", "other");
        assertThat(catalogue.succeed("images logs web").out()).contains("\nnearly done\n", "\n==> failed: ");
    }

    @Test
    void changedLabelRunsNoStepAgain() throws IOException {
        catalogue.succeed("images build");
        var layers = catalogue.image("other").layers();
        catalogue.with(
                "images/other/image.yaml", "from: base", "labels: { colour: red }", "run: [echo other > /other]");

        var result = catalogue.succeed("images build");

        assertThat(result.err()).containsPattern("\nother built in [0-9.]+ s, [^,]+, 1 of 1 steps cached\n");
        assertThat(catalogue.image("other").labels()).containsEntry("colour", "red");
        assertThat(catalogue.image("other").layers()).isEqualTo(layers);
        assertThat(catalogue.succeed("images list -q --label colour=red").out()).isEqualTo("other\n");
    }

    @Test
    void plainDockerBuildGivesTheSameImage() throws Exception {
        catalogue.with(
                "images/page/image.yaml",
                "from: web",
                "environment:",
                "  GREETING: { description: what it says, default: \"it's $5 \\\\ \\\"now\\\"\" }",
                "  PORT: { description: where, default: \"80\" }",
                "config:",
                "  /etc/app/app.ini: { format: ini, set: { api: { port: \"${PORT}\" } } }",
                "files: [{ from: script, to: /script, mode: \"0755\", owner: \"app:app\" }]",
                "run: [\"echo 'a  b' > /page\"]",
                "user: app",
                "command: [sh, -c, 'echo \"$GREETING\"']",
                "expose: [80]",
                "volumes: [/data]",
                "healthcheck: { command: [\"true\"], interval: 10s, retries: 5 }",
                "stop-signal: SIGINT",
                "labels: { \"com.example.text\": \"it's $5 \\\"now\\\"\" }");
        catalogue.with("images/page/script", "echo script");
        catalogue.succeed("images build");
        var dockerfile = folder.resolve("Dockerfile.page");
        Files.writeString(
                dockerfile, catalogue.succeed("images dockerfile page").out());

        var reference = catalogue.name() + "/plain:v1";
        // The network of a step is part of its cache key, and a step that ran again would have other times in its
        // layer.
        docker(
                "build",
                "--quiet",
                "--network=host",
                "--tag=" + reference,
                "--file=" + dockerfile,
                folder.resolve("images/page").toString());

        var plain = catalogue.engine().images().inspect(reference).orElseThrow();
        var ours = catalogue.image("page");
        assertThat(plain.layers()).isEqualTo(ours.layers());
        assertThat(plain.config()).isEqualTo(ours.config());
        assertThat(ownLabels(plain)).isEqualTo(ownLabels(ours)).containsEntry("com.example.text", "it's $5 \"now\"");
        assertThat(ours.config().env()).contains("GREETING=it's $5 \\ \"now\"");
    }

    @Test
    void plainTreeOfDockerfilesIsACatalogue() throws Exception {
        var run = catalogue.name();
        var base = "base-" + run;
        var sub = "sub-" + run;
        Files.createDirectories(folder.resolve("plain/openstack/" + base));
        Files.copy(folder.resolve("images/base/root.tar"), folder.resolve("plain/openstack/" + base + "/root.tar"));
        catalogue
                .with(
                        "plain/openstack/" + base + "/Dockerfile",
                        "FROM scratch",
                        "MAINTAINER somebody",
                        "ADD root.tar /")
                .with(
                        "plain/openstack/" + sub + "/Dockerfile",
                        "FROM 127.0.0.1:5100/" + base + ":liberty",
                        "COPY entrypoint.sh /entrypoint.sh",
                        "LABEL net.juniper.node=controller",
                        "ENTRYPOINT [\"sh\", \"/entrypoint.sh\"]")
                .with("plain/openstack/" + sub + "/entrypoint.sh", "echo started");
        try {
            catalogue.succeed("images build --catalog plain");

            assertThat(catalogue
                            .succeed("images list --catalog plain -q --label net.juniper.node=controller")
                            .out())
                    .isEqualTo(sub + "\n");
            var image = catalogue.engine().images().inspect(sub + ":latest").orElseThrow();
            assertThat(image.labels())
                    .containsEntry("net.juniper.node", "controller")
                    .containsEntry("dev.slipway.catalog", "plain");
            assertThat(catalogue.succeed("images build --catalog plain").err())
                    .isEqualTo("nothing to build: 2 current\n");
        } finally {
            catalogue.engine().images().removeForcibly(sub + ":latest");
            catalogue.engine().images().removeForcibly(base + ":latest");
        }
    }

    private Map<String, String> ids() {
        return catalogue.images().stream()
                .collect(Collectors.toMap(
                        image -> image.labels().getOrDefault("dev.slipway.image", "?"), image -> image.id()));
    }

    private static Map<String, String> ownLabels(ImageDetails image) {
        var labels = new TreeMap<>(image.labels());
        labels.keySet().removeIf(label -> label.startsWith("dev.slipway."));
        return labels;
    }

    /** The distribution's own client, as one of another version may miss its plugins. */
    private static void docker(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of("/usr/bin/docker"), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_BUILDKIT", "1");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
