package dev.slipway.registry;

import static dev.slipway.registry.RegistryContract.blob;
import static dev.slipway.registry.RegistryContract.bytes;
import static dev.slipway.registry.RegistryContract.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.registry.credentials.Credentials;
import dev.slipway.registry.credentials.Credentials.IdentityToken;
import dev.slipway.registry.credentials.Credentials.Password;
import dev.slipway.registry.http.Backoff;
import dev.slipway.registry.http.OutsideClients;
import dev.slipway.testing.registry.FakeRegistry;
import dev.slipway.testing.registry.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final int LARGE = 5_000_000;

    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final FakeRegistry fake = FakeRegistry.start();
    private Registry registry = open(new Credentials.Anonymous());
    private Repository repository = registry.repository("a/b");

    RegistryTest() throws IOException {}

    @AfterEach
    void close() {
        registry.close();
        fake.close();
    }

    @Test
    void brokenUploadGoesOnWhereItStopped() throws InterruptedException {
        fake.cutRequest("PATCH .*", 3_000_000, 1);
        fake.cutRequest("PATCH .*", 1_000, 1);
        fake.cutRequest("PATCH .*", 500_000, 1);

        var blob = blob(repository, 1, LARGE);

        assertThat(repository.hasBlob(blob.digest())).isTrue();
        assertThat(fake.received()).isEqualTo(LARGE);
    }

    @Test
    void uploadBeginsAgainWhenItsSessionIsGone() throws InterruptedException {
        fake.cutRequest("PATCH .*", 3_000_000, 1);
        fake.answer("GET .*/uploads/.*", 404, "", 1);

        var blob = blob(repository, 1, LARGE);

        assertThat(repository.hasBlob(blob.digest())).isTrue();
        assertThat(fake.received()).isEqualTo(LARGE + 3_000_000L);
    }

    @Test
    void uploadThatWasClosedUnheardIsNotRepeated() throws InterruptedException {
        fake.cutResponse("PUT .*", 0, 1);
        var blob = blob(repository, 2, 1000);

        assertThat(repository.hasBlob(blob.digest())).isTrue();
    }

    @Test
    void uploadGivesUpAfterFiveFaultsWithoutProgress() {
        fake.cutRequest("PATCH .*", 0, 100);

        assertThatThrownBy(() -> blob(repository, 1, LARGE))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("cannot push blob %s of 'a/b' to %s: the connection broke: "
                        .formatted(Digest.of(bytes(1, LARGE)).shortened(12), fake.name()));
        assertThat(fake.requests().stream().filter(request -> request.startsWith("PATCH")))
                .hasSize(Backoff.ATTEMPTS);
    }

    @Test
    void sourceThatCannotBeReadIsNoFaultOfTheConnection() {
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of("x"), LARGE);

        assertThatThrownBy(() -> repository.pushBlob(blob, BlobSource.of(bytes(1, 1000))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot push blob %s of 'a/b' to %s: the content to push ends 4999000 bytes early"
                        .formatted(blob.digest().shortened(12), fake.name()));
        assertThat(waits).isEmpty();
    }

    @Test
    void brokenDownloadGoesOnWhereItStopped() throws Exception {
        var blob = blob(repository, 3, LARGE);
        fake.cutResponse("GET .*/blobs/.*", 3_000_000, 1);
        fake.cutResponse("GET .*/blobs/.*", 1_000_000, 1);

        try (var content = repository.blob(blob)) {
            assertThat(content.readAllBytes()).isEqualTo(bytes(3, LARGE));
        }
        assertThat(waits).hasSize(2);
    }

    @Test
    void contentOfAnotherLengthIsRefused() throws Exception {
        var blob = blob(repository, 4, 1000);
        for (var size : new long[] {0, 999, 1001}) {
            var other = new Descriptor(blob.mediaType(), blob.digest(), size);
            try (var content = repository.blob(other)) {
                assertThatThrownBy(content::readAllBytes)
                        .hasMessage("cannot pull blob %s of 'a/b' from %s: it has 1000 bytes, not %d"
                                .formatted(blob.digest().shortened(12), fake.name(), size));
            }
        }
    }

    @Test
    void connectionThatIsResetIsNoticed() throws Exception {
        var image = image(repository, 1);
        repository.put(image, "v1");
        try (var proxy = FaultProxy.start(Integer.parseInt(fake.name().replaceFirst(".*:", "")));
                var behind = open(proxy.name(), new Credentials.Anonymous())) {
            for (var i = 0; i < 50; i++) {
                proxy.cutResponse("GET .*", i, 1);
                var begun = System.nanoTime();
                assertThat(behind.repository("a/b").manifest("v1")).contains(image);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("run " + i)
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void whatMayPassIsTriedAgainLaterEachTime() throws InterruptedException {
        fake.answer("GET /v2/", 503, "", 3);

        registry.check();

        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void registryThatAsksForTimeGetsIt() throws InterruptedException {
        fake.answerLater("GET /v2/", 429, 7);

        registry.check();

        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void registryThatAsksForTooMuchTimeIsNotWaitedFor() {
        fake.answerLater("GET /v2/", 429, 3600);

        assertThatThrownBy(registry::check).hasMessage("cannot log in to " + fake.name() + ": 429 too many requests");
    }

    @Test
    void whatIsFinalIsNotTriedAgain() {
        for (var status : new int[] {400, 401, 403, 404, 413, 501, 507}) {
            fake.answer("GET /v2/", status, "", 1);

            assertThatThrownBy(registry::check)
                    .isInstanceOfSatisfying(
                            RegistryAnswerException.class,
                            fault -> assertThat(fault.status()).isEqualTo(status));
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void messagesSayWhatToDo() {
        var manifest = "{\"config\":{\"digest\":\"" + Digest.of("x") + "\",\"size\":1},\"layers\":[]}";
        var image = Manifest.parse(manifest, MediaTypes.MANIFEST);
        assertMessage(401, "", image, "401 unauthorized; run 'slipway login %s'");
        assertMessage(
                403, error("DENIED", "no"), image, "403 denied (DENIED: no); run 'slipway login %s' as a user who may");
        assertMessage(413, "", image, "413 too large");
        assertMessage(507, "", image, "the registry is full (507 Insufficient Storage)");
        assertMessage(
                500,
                "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"unknown error\",\"detail\":{\"Err\":28,\"m\":\"write /x: no space left on device\"}}]}",
                image,
                "the registry is full (500: no space left on device)");
    }

    private void assertMessage(int status, String body, Manifest image, String expected) {
        fake.answer("PUT .*", status, body, 1);
        assertThatThrownBy(() -> repository.put(image, "1"))
                .hasMessage("cannot push 'a/b:1' to " + fake.name() + ": " + expected.formatted(fake.name()));
    }

    @Test
    void registryThatSaysNothingIsNotWaitedForForEver() throws IOException {
        try (var silent = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            var name = "127.0.0.1:" + silent.getLocalPort();
            registry.close();
            registry = Registry.open(
                    RegistryAddress.parse(name),
                    CredentialSource.anonymous(),
                    new OutsideClients(Map.of()),
                    backoff(),
                    Duration.ofMillis(50));

            assertThatThrownBy(registry::check)
                    .hasMessage("cannot log in to " + name + ": the connection broke: no answer within 0 s");
        }
    }

    @Test
    void passwordIsSentWhereItIsAskedFor() throws InterruptedException {
        fake.requirePassword("joe", "secret");
        assertThatThrownBy(registry::check).hasMessageContaining("401 unauthorized");

        use(new Password("joe", "secret"));

        registry.check();
        blob(repository, 5, LARGE);
    }

    @Test
    void wrongPasswordIsRefusedOnce() {
        fake.requirePassword("joe", "secret");
        use(new Password("joe", "other"));

        assertThatThrownBy(registry::check)
                .hasMessage("cannot log in to %s: 401 unauthorized; run 'slipway login %s'"
                        .formatted(fake.name(), fake.name()));
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void tokensAreFetchedOnceForEachPurpose() throws Exception {
        fake.requireTokens("joe", "secret");
        use(new Password("joe", "secret"));

        var image = image(repository, 6);
        repository.put(image, "v1");
        repository.put(image, "v2");
        assertThat(repository.manifest("v2")).contains(image);
        assertThat(registry.repository("c").mountBlob(image.config().digest(), "a/b"))
                .isTrue();

        assertThat(fake.requests().stream().filter("GET /token"::equals)).hasSize(3);
    }

    @Test
    void tokenThatIsNoLongerValidIsRenewed() throws InterruptedException {
        fake.requireTokens("joe", "secret");
        use(new Password("joe", "secret"));
        blob(repository, 7, 10);

        fake.revokeTokens();

        blob(repository, 8, LARGE);
    }

    @Test
    void identityTokenIsExchanged() throws InterruptedException {
        fake.requireTokens("joe", "secret");
        use(new IdentityToken("identity-secret"));

        blob(repository, 9, 10);

        assertThat(fake.requests()).contains("POST /token");
    }

    @Test
    void strangerMayOnlyReadWithTokens() throws InterruptedException {
        fake.requireTokens("joe", "secret");

        assertThat(repository.tags()).isEmpty();
        assertThatThrownBy(() -> blob(repository, 9, 10))
                .hasMessageEndingWith("401 unauthorized; run 'slipway login " + fake.name() + "'");
    }

    @Test
    void wrongPasswordIsRefusedByTheTokenService() {
        fake.requireTokens("joe", "secret");
        use(new Password("joe", "other"));

        assertThatThrownBy(registry::check)
                .hasMessage("cannot log in to %s: 401 unauthorized; run 'slipway login %s'"
                        .formatted(fake.name(), fake.name()));
    }

    private void use(Credentials credentials) {
        registry.close();
        registry = open(credentials);
        repository = registry.repository("a/b");
    }

    private Registry open(Credentials credentials) {
        return open(fake.name(), credentials);
    }

    private Registry open(String name, Credentials credentials) {
        return Registry.open(
                RegistryAddress.parse(name), CredentialSource.of(credentials), new OutsideClients(Map.of()), backoff());
    }

    private Backoff backoff() {
        return new Backoff(InstantSource.system(), waits::add, new Random(1));
    }

    private static String error(String code, String message) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}";
    }
}
