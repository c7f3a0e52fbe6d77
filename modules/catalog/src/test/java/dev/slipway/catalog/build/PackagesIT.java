package dev.slipway.catalog.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.CatalogFolder;
import dev.slipway.catalog.definition.CatalogReader;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.engine.container.ContainerSpec;
import dev.slipway.engine.container.LogQuery;
import dev.slipway.engine.container.OutputListener;
import dev.slipway.engine.image.HistoryEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bootstraps a Debian of its own and installs packages: needs mmdebstrap and the network. */
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagesIT {
    private static final List<String> APT_FOLDERS = List.of("var/lib/apt/lists/", "var/cache/apt/", "var/log/apt");

    private final Engine engine = Engine.open(EngineAddress.fromEnvironment(System.getenv()));
    private final String run = "slipway-it-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> containers = new ArrayList<>();
    private final RecordedLog log = new RecordedLog();

    private Path folder = Path.of("");

    @BeforeAll
    void build(@TempDir Path temporary) throws IOException {
        folder = temporary;
        catalog()
                .with(
                        "catalog.yaml",
                        // The package caches are named after the catalogue, so all runs share one that stays.
                        "name: packages-it",
                        "registry: " + run,
                        "tag: v1",
                        "distribution:",
                        "  suite: trixie",
                        "  mirrors: [http://deb.debian.org/debian trixie main]",
                        "  epoch: 2025-08-09T00:00:00Z")
                .with("debian/image.yaml", "from: bootstrap")
                .with("figlet/image.yaml", "from: debian", "packages: [figlet]")
                .with("jq/image.yaml", "from: debian", "packages: [jq]", "command: [jq, --version]");
        assertGood(build(options(0)));
    }

    @AfterAll
    void removeAll() {
        containers.forEach(engine.containers()::removeForcibly);
        engine.images().list().stream()
                .flatMap(image -> image.repoTags().stream())
                .filter(tag -> tag.startsWith(run + "/"))
                .forEach(tag -> engine.images().removeForcibly(tag));
        engine.close();
    }

    @Test
    void packagesAndWhatTheyNeedAreInstalled() throws InterruptedException {
        assertThat(inside("figlet", "dpkg -s figlet | grep ^Status; figlet ok | wc -l"))
                .startsWith("Status: install ok installed\n");
        assertThat(inside("jq", "dpkg -s jq libjq1 | grep ^Status; echo '{\"a\": 7}' | jq .a"))
                .isEqualTo("Status: install ok installed\nStatus: install ok installed\n7\n");
        assertThat(inside("jq", "dpkg -l figlet 2> /dev/null | grep -c ^ii || true"))
                .isEqualTo("0\n");
    }

    @Test
    void noByteOfTheIndexOrOfALogIsInALayer() throws Exception {
        for (var image : List.of("debian", "figlet", "jq")) {
            var files = filesInLayers(reference(image));
            assertThat(files).contains("var/lib/dpkg/status");
            assertThat(ofApt(files)).isEmpty();
        }
    }

    @Test
    void historyTellsNoSecret() {
        assertThat(engine.images().history(reference("jq")))
                .extracting(HistoryEntry::createdBy)
                .anyMatch(step -> step.contains("packages='jq'"))
                .noneMatch(step -> step.contains("BEGIN CERTIFICATE") || step.contains("cut_down"));
    }

    @Test
    void plainDockerBuildInstallsTheSamePackages() throws Exception {
        var dockerfile = Files.writeString(
                folder.resolve("Dockerfile"), recipes().recipe("jq").afresh(run).dockerfile());
        var command = new ArrayList<>(List.of("/usr/bin/docker", "build", "--quiet", "--network=host"));
        Surroundings.of(System.getenv())
                .proxies()
                .forEach((name, value) -> command.add("--build-arg=" + name + "=" + value));
        command.addAll(
                List.of("--tag=" + reference("plain"), "--file=" + dockerfile, folder.resolve("images/jq") + ""));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DOCKER_BUILDKIT", "1");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();

        var list = "dpkg-query --show --showformat '${Package} ${Version} ${Status}\\n'";
        assertThat(inside("plain", list)).isEqualTo(inside("jq", list)).contains("\nlibjq1 ");
        assertThat(ofApt(filesInLayers(reference("plain")))).isEmpty();
    }

    @Test
    void packageThatIsUnknownFailsAtOnce() throws IOException {
        catalog().with("unknown/image.yaml", "from: debian", "packages: [no-such-package]");
        try {
            var report = build(options(3), "unknown");

            assertThat(report.images())
                    .hasSize(1)
                    .first()
                    .satisfies(image -> assertThat(image.outcome())
                            .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                                assertThat(failed.attempts()).isEqualTo(1);
                                assertThat(failed.lastLines()).contains("E: Unable to locate package no-such-package");
                            }));
        } finally {
            Files.delete(folder.resolve("images/unknown/image.yaml"));
        }
    }

    @Test
    void mirrorThatDoesNotAnswerIsTriedAgain() throws IOException {
        catalog()
                .with("lost/Dockerfile", "FROM debian", "COPY lost.list /etc/apt/sources.list.d/")
                .with("lost/lost.list", "deb [trusted=yes] http://127.0.0.1:1/debian trixie main")
                .with("late/image.yaml", "from: lost", "packages: [figlet]");
        try {
            var report = build(options(1), "late");

            assertThat(report.images().getLast().outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.attempts())
                                    .as(failed.toString())
                                    .isEqualTo(2));
            assertThat(log.lines()).anyMatch(line -> line.startsWith("late attempt 2 after 1 s: E: Failed to fetch"));
        } finally {
            Files.delete(folder.resolve("images/late/image.yaml"));
            Files.delete(folder.resolve("images/lost/Dockerfile"));
        }
    }

    private CatalogFolder catalog() {
        return new CatalogFolder(folder.resolve("images"));
    }

    private RecipeBook recipes() {
        return new RecipeBook(ImageGraph.of(CatalogReader.read(folder.resolve("images"))));
    }

    private static BuildOptions options(int retries) {
        return new BuildOptions(2, Duration.ofMinutes(10), retries);
    }

    private BuildReport build(BuildOptions options, String... images) {
        var recipes = recipes();
        var stock = new ImageStock(engine.images().list());
        var chosen = images.length == 0 ? recipes.graph().order() : List.of(images);
        var plan = new Planner(recipes, stock, Map.of()).plan(chosen, CatalogBuilder::obstacle);
        return new CatalogBuilder(engine, recipes, stock, new Workspace(folder.resolve("state")), log)
                .build(plan, options, Surroundings.of(System.getenv()));
    }

    private void assertGood(BuildReport report) {
        assertThat(report.isGood()).as(log.lines().toString()).isTrue();
    }

    private String reference(String image) {
        return run + "/" + image + ":v1";
    }

    private String inside(String image, String line) throws InterruptedException {
        var id = engine.containers().create(ContainerSpec.of(reference(image)).withCommand("sh", "-c", line));
        containers.add(id);
        engine.containers().start(id);
        engine.containers().await(id);
        var out = new ByteArrayOutputStream();
        engine.containers().logs(id, LogQuery.everything(), OutputListener.to(out, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The paths of all files of all layers; empty ones and what removes files of lower layers are left out. */
    private List<String> filesInLayers(String image) throws IOException, InterruptedException {
        var paths = new ArrayList<String>();
        try (var saved = new TarArchiveInputStream(engine.images().save(List.of(image)))) {
            for (var entry = saved.getNextEntry(); entry != null; entry = saved.getNextEntry()) {
                if (entry.getName().endsWith("/layer.tar") || entry.getName().startsWith("blobs/")) {
                    paths.addAll(files(new TarArchiveInputStream(saved)));
                }
            }
        }
        return paths;
    }

    private static List<String> ofApt(List<String> paths) {
        return paths.stream()
                .filter(path -> APT_FOLDERS.stream().anyMatch(path::startsWith))
                .toList();
    }

    private static List<String> files(TarArchiveInputStream layer) throws IOException {
        var paths = new ArrayList<String>();
        for (var file = layer.getNextEntry(); file != null; file = layer.getNextEntry()) {
            if (file.getSize() > 0) {
                paths.add(file.getName().replaceFirst("^\\./", ""));
            }
        }
        return paths;
    }
}
