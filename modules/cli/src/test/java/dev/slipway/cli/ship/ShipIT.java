package dev.slipway.cli.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RealCatalogue;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.api.RegistryCredentials;
import dev.slipway.oci.ImageReference;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.testing.registry.FaultProxy;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(300)
class ShipIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private RealCatalogue catalogue;
    private RealRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = RealRegistry.start();
        catalogue = new RealCatalogue(folder)
                .with("images/web/Dockerfile", "FROM base", "RUN echo web > /web")
                .with("images/page/Dockerfile", "FROM web", "RUN echo page > /page", "CMD cat /page")
                .with("images/other/Dockerfile", "FROM base", "RUN echo other > /other");
    }

    @AfterEach
    void stop() {
        catalogue.close();
        registry.close();
    }

    @Test
    void pushAndSaveGiveTheSameDigestsAndOtherToolsTakeBoth() throws Exception {
        var pushed = digests(catalogue.succeed("images push -o json --to " + registry.name()));
        catalogue.succeed("images save --file shop.tar --format docker");

        assertThat(pushed).hasSize(4);
        for (var image : pushed.entrySet()) {
            var archived = "oci-archive:" + folder.resolve("shop.tar") + ":" + catalogue.reference(image.getKey());
            assertThat(skopeo("inspect", "--format", "{{.Digest}}", archived)).isEqualTo(image.getValue());
            var remote = "docker://" + registry.name() + "/" + catalogue.reference(image.getKey());
            assertThat(skopeo("inspect", "--tls-verify=false", "--format", "{{.Digest}}", remote))
                    .isEqualTo(image.getValue());
        }
        var copy = folder.resolve("copy");
        skopeo("copy", "--quiet", archive("page"), "dir:" + copy);
        assertThat(copy.resolve("manifest.json")).exists();
    }

    @Test
    void engineGetsTheSameImagesBack() throws Exception {
        catalogue.succeed("images push --to " + registry.name());
        catalogue.succeed("images save --file shop.tar --format docker");
        catalogue.succeed("images save --file plain.tar");
        var before = catalogue.image("page").id();

        var remote = ImageReference.parse(registry.name() + "/" + catalogue.reference("page"));
        catalogue.engine().images().pull(remote, RegistryCredentials.anonymous(), _ -> {});
        assertThat(catalogue
                        .engine()
                        .images()
                        .inspect(remote.toString())
                        .orElseThrow()
                        .id())
                .isEqualTo(before);
        catalogue.engine().images().remove(remote.toString());

        removeAll();
        catalogue.engine().images().load(out -> Files.copy(folder.resolve("shop.tar"), out), _ -> {});
        assertThat(catalogue.image("page").id()).isEqualTo(before);

        removeAll();
        assertThat(catalogue.succeed("images load plain.tar").out()).contains(catalogue.reference("page") + "\n");
        assertThat(catalogue.run("page", Map.of()).out()).isEqualTo("page\n");
    }

    @Test
    void siteThatHasMostGetsTheRest() throws IOException {
        catalogue.succeed("images save base web --file first.tar");
        var rest = catalogue
                .succeed("images save page --list --only-missing-from first.tar")
                .out();
        assertThat(rest.lines()).hasSize(1);
        catalogue.succeed("images save page --file rest.tar --only-missing-from first.tar");
        assertThat(folder.resolve("rest.tar"))
                .satisfies(file -> assertThat(Files.size(file)).isLessThan(20_000));

        var absent = catalogue.workbench().run("images load rest.tar --to " + registry.name());
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains(" was left out of the archive, and the registry does not have it\n");

        catalogue.succeed("images load first.tar --to " + registry.name());
        assertThat(catalogue
                        .succeed("images load rest.tar --to " + registry.name())
                        .err())
                .startsWith("1 pushed, 0 unchanged; 2 blobs sent, ");
        catalogue.succeed("images push --to " + registry.name());
        assertThat(catalogue
                        .succeed("images save page --list --only-missing-from " + registry.name())
                        .out())
                .isEmpty();
    }

    @Test
    void pushThatARegistrysDeathEndedGoesOnLater() throws Exception {
        var noise = new byte[4 * 1024 * 1024];
        var random = new Random(1);
        for (var number = 0; number < 8; number++) {
            random.nextBytes(noise);
            Files.write(folder.resolve("images/other/noise" + number), noise);
        }
        catalogue.with(
                "images/other/Dockerfile",
                "FROM base",
                "COPY noise0 noise1 /a/",
                "COPY noise2 noise3 /b/",
                "COPY noise4 noise5 /c/",
                "COPY noise6 noise7 /d/");
        catalogue.succeed("images build");
        var results = new ArrayList<Result>();
        try (var proxy = FaultProxy.start(registry.port())) {
            var push = Thread.ofVirtual()
                    .start(() -> results.add(catalogue.workbench().run("images push --to " + proxy.name())));
            while (proxy.sent() < 3L * noise.length && push.isAlive()) {
                Thread.onSpinWait();
            }
            registry.kill();
            push.join();
        }
        assertThat(results.getFirst().code()).isEqualTo(1);
        assertThat(results.getFirst().err())
                .contains("\nNo name was moved; push again, and what arrived is not sent again.\n");
        registry.resume();
        assertThat(tags()).isEmpty();

        catalogue.succeed("images push --to " + registry.name());
        assertThat(tags()).containsExactly("base", "other", "page", "web");
        skopeo("copy", "--quiet", "--src-tls-verify=false", remote("other"), "dir:" + folder.resolve("copy"));
    }

    @Test
    void registryThatIsNotThereIsNamed() {
        catalogue.succeed("images build");
        registry.kill();

        var result = catalogue.workbench().run("images push --to " + registry.name());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("slipway: no registry answers at " + registry.name() + ": connection refused");
    }

    @Test
    void placesThatAreNoneAreRefused() {
        assertThat(catalogue.workbench().run("images push").err())
                .isEqualTo("slipway: the catalogue's registry '" + catalogue.name()
                        + "' names no host; say where to push with --to, such as --to localhost:5100\n");
        assertThat(catalogue
                        .workbench()
                        .run("images push --to localhost:99/Upper")
                        .err())
                .startsWith("slipway: 'localhost:99/Upper' is no place to push to: invalid path 'Upper/x'");
        assertThat(catalogue.workbench().run("images load absent.tar").err())
                .isEqualTo("slipway: " + folder.resolve("absent.tar")
                        + ": is not a file; expected an archive made by 'slipway images save'\n");
    }

    /** The images of the registry that have a name. */
    private List<String> tags() throws InterruptedException {
        var named = new ArrayList<String>();
        var address = RegistryAddress.parse(registry.name());
        try (var client = Registry.open(address, CredentialSource.anonymous(), Map.of())) {
            for (var image : List.of("base", "other", "page", "web")) {
                if (!client.repository(catalogue.name() + "/" + image).tags().isEmpty()) {
                    named.add(image);
                }
            }
        }
        return named;
    }

    private void removeAll() {
        for (var image : List.of("page", "web", "other", "base")) {
            catalogue.engine().images().removeForcibly(catalogue.reference(image));
        }
    }

    private String archive(String image) {
        return "oci-archive:" + folder.resolve("shop.tar") + ":" + catalogue.reference(image);
    }

    private String remote(String image) {
        return "docker://" + registry.name() + "/" + catalogue.reference(image);
    }

    private Map<String, String> digests(Result result) {
        var digests = new TreeMap<String, String>();
        JSON.readTree(result.out())
                .path("images")
                .forEach(image -> digests.put(
                        ImageReference.parse(image.path("reference").asString(""))
                                .name(),
                        image.path("digest").asString("")));
        return digests;
    }

    private static String skopeo(String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("skopeo"));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
