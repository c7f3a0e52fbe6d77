package dev.slipway.cli.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.RealCatalogue;
import dev.slipway.cli.Workbench.Result;
import dev.slipway.engine.container.Mount;
import dev.slipway.engine.container.Program;
import dev.slipway.oci.Digest;
import dev.slipway.testing.registry.FaultProxy;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One catalogue, pushed by the command to a real registry through a network that fails, each time below another prefix:
 * no name moves, and the next push brings only what is missing.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushFaultsIT {
    private static final String NOTHING_BUILT = "nothing to build: 4 current\n";
    private static final String NOTHING_MOVED = "No name was moved; push again, and what arrived is not sent again.\n";
    private static final List<String> IMAGES = List.of("base", "other", "page", "web");
    private static final String STORAGE = "/var/lib/docker-registry";
    private static final int NOISE = 6 * 1024 * 1024;

    @TempDir
    private static Path folder;

    private RealCatalogue catalogue;
    private PushedSets sets;
    private FaultProxy proxy;
    private String prefix;

    @BeforeAll
    void pushOnce() throws Exception {
        catalogue = new RealCatalogue(folder)
                .with("images/web/Dockerfile", "FROM base", "RUN echo web > /web")
                .with("images/page/Dockerfile", "FROM web", "RUN echo page > /page")
                .with("images/other/Dockerfile", "FROM base", "COPY noise /noise");
        Files.createDirectories(folder.resolve("images/other"));
        var noise = new byte[NOISE];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("images/other/noise"), noise);
        sets = PushedSets.start(IMAGES, "v1");
        catalogue.succeed("images push --to " + sets.place(PushedSets.REFERENCE));
    }

    @BeforeEach
    void begin(TestInfo test) throws IOException {
        proxy = FaultProxy.start(sets.port());
        prefix = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
    }

    @AfterAll
    void stop() {
        catalogue.close();
        sets.close();
    }

    @Test
    void registryThatIsDownIsNamed() throws Exception {
        proxy.close();

        assertThat(push()).isEqualTo(failure(1, "no registry answers at " + proxy.name() + ": connection refused\n"));
        assertThat(sets.tags(prefix)).isEmpty();

        completes();
    }

    @Test
    void fullRegistryIsSaidToBeFull() throws Exception {
        proxy.answer("PATCH .*/other/.*", 507, "", 1);

        assertThat(push())
                .isEqualTo(failure(
                        1, cannotPushNoise() + ": the registry is full (507 Insufficient Storage)\n" + NOTHING_MOVED));
        assertThat(sets.tags(prefix)).isEmpty();

        completes();
    }

    @Test
    void userWhoMayNotPushIsToldToLogIn() throws Exception {
        proxy.answer("POST .*/other/.*", 403, "", 20);

        var result = push();

        assertThat(result.code()).as(result.err()).isEqualTo(4);
        assertThat(result.err())
                .matches(NOTHING_BUILT + "slipway: cannot (push|mount) blob [0-9a-f]{12} of '" + prefix
                        + "/other' (to|at) "
                        + proxy.name() + ": 403 denied; run 'slipway login " + proxy.name() + "' as a user who may\n"
                        + NOTHING_MOVED);
        assertThat(sets.tags(prefix)).isEmpty();

        completes();
    }

    @Test
    void brokenConnectionIsMadeAnew() throws Exception {
        proxy.cutRequest("PATCH .*/other/.*", NOISE / 2, 1);

        assertThat(push().code()).isZero();

        assertThat(sets.tags(prefix)).isEqualTo(sets.tags(PushedSets.REFERENCE));
        assertThat(proxy.sent()).isBetween(NOISE * 3L / 2, NOISE * 5L / 2);
    }

    @Test
    void connectionThatBreaksEachTimeIsGivenUp() throws Exception {
        proxy.cutRequest("PATCH .*/other/.*", 1000, 20);

        var result = push();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith(NOTHING_BUILT + "slipway: " + cannotPushNoise() + ": the connection broke: ")
                .endsWith("\n" + NOTHING_MOVED)
                .hasLineCount(3);
        assertThat(sets.tags(prefix)).isEmpty();
        assertThat(sets.missing(prefix)).extracting(blob -> blob.digest()).containsExactly(noise());

        completes();
    }

    @Test
    void namesThatStandForOthersGoOnStandingForThem() throws Exception {
        sets.tag(prefix, "page", "web");
        sets.tag(prefix, "other", "base");
        var before = sets.tags(prefix);
        assertThat(before).containsOnlyKeys("other", "page");
        proxy.answer("PUT .*/other/manifests/.*", 507, "", 1);

        assertThat(push().err()).endsWith(": the registry is full (507 Insufficient Storage)\n" + NOTHING_MOVED);
        assertThat(sets.tags(prefix)).isEqualTo(before);

        completes();
    }

    @Test
    void nameThatCouldNotBeMovedIsNamed() throws Exception {
        proxy.answer("PUT .*/page/manifests/v1", 507, "", 1);

        var result = push();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith(NOTHING_BUILT + "slipway: cannot push '" + prefix + "/page:v1' to " + proxy.name()
                        + ": the registry is full (507 Insufficient Storage)\nAll images are there, but the names of ")
                .endsWith(prefix + "/page:v1 still stand for what they did; push again.\n");
        assertThat(sets.missing(prefix)).isEmpty();

        assertThat(push().err()).contains("; 0 blobs sent, ");
        assertThat(sets.tags(prefix)).isEqualTo(sets.tags(PushedSets.REFERENCE));
    }

    /**
     * CNCF distribution says of a full disk what the operating system says. It is left with empty files that say where
     * blobs are; with one of a manifest it would have to be repaired, so that one image is pushed which does not get so
     * far.
     */
    @Test
    void registryWithoutRoomTakesTheRestWhenItHasSome() throws Exception {
        var disk = new Mount.Memory(STORAGE, 4L * NOISE);
        try (var small = PushedSets.on(RealRegistry.start(Program.ofImage(), disk), IMAGES, "v1")) {
            small.run("chmod", "1777", STORAGE);
            small.run("dd", "if=/dev/zero", "of=" + STORAGE + "/filler", "bs=1M", "count=19");

            var result = catalogue.workbench().run("images push other --to " + small.place(PushedSets.REFERENCE));

            assertThat(result.code()).as(result.err()).isEqualTo(1);
            assertThat(result.err())
                    .matches(
                            "nothing to build: 2 current\nslipway: cannot push .*: the registry is full \\(500: no space left on"
                                    + " device\\)\n" + NOTHING_MOVED);
            assertThat(small.tags(PushedSets.REFERENCE)).isEmpty();

            small.run("rm", STORAGE + "/filler");
            assertThat(catalogue
                            .succeed("images push --to " + small.place(PushedSets.REFERENCE))
                            .err())
                    .startsWith(NOTHING_BUILT + "4 pushed, 0 unchanged; ");
            assertThat(small.tags(PushedSets.REFERENCE)).isEqualTo(sets.tags(PushedSets.REFERENCE));
        }
    }

    @Test
    void wrongPasswordLeadsToTheLogin() throws Exception {
        try (var closed = RealRegistry.withPassword("joe")) {
            var auth = Base64.getEncoder().encodeToString("joe:wrong".getBytes(StandardCharsets.UTF_8));
            catalogue.with("docker/config.json", "{\"auths\":{\"" + closed.name() + "\":{\"auth\":\"" + auth + "\"}}}");

            assertThat(catalogue.workbench().run("images push --to " + closed.name()))
                    .isEqualTo(failure(
                            4,
                            "cannot log in to " + closed.name() + ": 401 unauthorized; run 'slipway login "
                                    + closed.name() + "'\n"));

            catalogue.workbench().withInput("secret\n");
            catalogue.succeed("login " + closed.name() + " -u joe --password-stdin");
            assertThat(catalogue.succeed("images push --to " + closed.name()).err())
                    .startsWith(NOTHING_BUILT + "4 pushed, 0 unchanged; 8 blobs sent, ");
        }
    }

    @Test
    void tamperedContentOfARegistryIsRefused() {
        var page = proxy.name() + "/" + PushedSets.REFERENCE + "/page:v1";
        for (var path : List.of("manifests/v1", "blobs/.*")) {
            proxy.corrupt("GET .*/page/" + path, 1);

            var result = catalogue.workbench().run("images tree " + page);

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .matches("slipway: cannot pull (blob [0-9a-f]{12} of 'reference/page'|'reference/page:v1') from "
                            + proxy.name() + ": the content is not what was asked for: expected sha256:[0-9a-f]{64},"
                            + " got sha256:[0-9a-f]{64}\n");
        }
        catalogue.succeed("images tree " + page);
    }

    @Test
    void tamperedArchiveIsNeitherPushedNorLoaded() throws Exception {
        catalogue.succeed("images save --file shop.tar");
        var archive = folder.resolve("shop.tar");
        tamper(archive);
        var damaged = archive + " is damaged: the content of " + noise() + " is not what it should be: its digest is ";

        var pushed = load("--to " + proxy.name() + "/" + prefix);
        assertThat(pushed.code()).isEqualTo(1);
        assertThat(pushed.err())
                .startsWith("slipway: " + cannotPushNoise() + ": " + damaged)
                .endsWith("\n" + NOTHING_MOVED)
                .hasLineCount(2);
        assertThat(sets.tags(prefix)).isEmpty();
        assertThat(load("").err()).startsWith("slipway: cannot load the images into the engine: " + damaged);

        tamper(archive);
        var missing = sets.missing(prefix);
        assertThat(load("--to " + proxy.name() + "/" + prefix).err())
                .startsWith("4 pushed, 0 unchanged; " + missing.size() + " blobs sent, ");
        assertThat(sets.tags(prefix)).isEqualTo(sets.tags(PushedSets.REFERENCE));
    }

    /** Pushes again, with nothing in the way. */
    private void completes() throws Exception {
        var missing = sets.missing(prefix);
        var bytes = missing.stream().mapToLong(blob -> blob.size()).sum();
        try (var clear = FaultProxy.start(sets.port())) {
            var result = catalogue.succeed("images push --to " + clear.name() + "/" + prefix);

            assertThat(result.err())
                    .startsWith(NOTHING_BUILT + "4 pushed, 0 unchanged; " + missing.size() + " blobs sent, ");
            assertThat(clear.sent()).isBetween(bytes, bytes + 20_000);
        }
        assertThat(sets.tags(prefix)).isEqualTo(sets.tags(PushedSets.REFERENCE));
    }

    private Result push() {
        return catalogue.workbench().run("images push --to " + proxy.name() + "/" + prefix);
    }

    private Result load(String options) {
        return catalogue.workbench().run(("images load shop.tar " + options).strip());
    }

    private static Result failure(int code, String message) {
        return new Result(code, "", NOTHING_BUILT + "slipway: " + message);
    }

    private String cannotPushNoise() throws InterruptedException {
        return "cannot push blob " + noise().shortened(12) + " of '" + prefix + "/other' to " + proxy.name();
    }

    private Digest noise() throws InterruptedException {
        return sets.image("other").layers().getLast().digest();
    }

    /** Changes one bit, or changes it back. */
    private static void tamper(Path archive) throws IOException {
        try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() / 2);
            var value = file.read();
            file.seek(file.length() / 2);
            file.write(value ^ 1);
        }
    }
}
