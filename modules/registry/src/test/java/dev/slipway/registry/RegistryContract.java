package dev.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.Index;
import dev.slipway.oci.MediaTypes;
import dev.slipway.registry.credentials.CredentialSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fake registry must do like a real one, and our client with both. */
abstract class RegistryContract {
    private static final int LARGE = 3 * 1024 * 1024;

    private String path = "";
    private Registry registry = open("localhost");

    /** The name of the registry under test, which everybody may use. */
    abstract String name();

    @BeforeEach
    void openRegistry() {
        path = "contract/" + UUID.randomUUID();
        registry = open(name());
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void registryAnswers() throws InterruptedException {
        registry.check();
    }

    @Test
    void imageIsPushedAndPulled() throws Exception {
        var repository = registry.repository(path);
        var image = image(repository, 1);

        repository.put(image, "v1");

        assertThat(repository.manifest("v1")).contains(image);
        assertThat(repository.manifest(image.digest().toString())).contains(image);
        assertThat(repository.head("v1")).contains(image.descriptor());
        assertThat(repository.tags()).containsExactly("v1");
        for (var layer : image.layers()) {
            try (var content = repository.blob(layer)) {
                assertThat(Digest.of(content)).isEqualTo(layer.digest());
            }
        }
    }

    @Test
    void manifestIsPushedByDigestAndTaggedLater() throws Exception {
        var repository = registry.repository(path);
        var image = image(repository, 2);

        repository.put(image);
        assertThat(repository.tags()).isEmpty();
        repository.put(image, "v2");

        assertThat(repository.head("v2")).contains(image.descriptor());
    }

    @Test
    void indexHoldsImages() throws Exception {
        var repository = registry.repository(path);
        var image = image(repository, 3);
        repository.put(image);
        var index = Index.of(List.of(image.descriptor()));

        repository.put(index, "all");

        assertThat(repository.manifest("all")).contains(index);
    }

    @Test
    void whatIsAbsentIsEmpty() throws InterruptedException {
        var repository = registry.repository(path);
        var absent = Digest.of("absent");

        assertThat(repository.manifest("absent")).isEmpty();
        assertThat(repository.head(absent.toString())).isEmpty();
        assertThat(repository.tags()).isEmpty();
        assertThat(repository.hasBlob(absent)).isFalse();
        repository.delete(absent);
    }

    @Test
    void absentBlobCannotBePulled() {
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of("absent"), 6);

        assertThatThrownBy(() -> registry.repository(path).blob(blob))
                .isInstanceOf(RegistryAnswerException.class)
                .hasMessageMatching("cannot pull blob [0-9a-f]{12} of '" + path + "' from " + name()
                        + ": 404 not found \\(BLOB_UNKNOWN: blob unknown to registry\\)");
    }

    @Test
    void manifestWithoutItsBlobsIsRefused() {
        var config = new Descriptor(MediaTypes.CONFIG, Digest.of("absent"), 6);

        assertThatThrownBy(() -> registry.repository(path).put(ImageManifest.of(config, List.of()), "v1"))
                .isInstanceOf(RegistryAnswerException.class)
                .hasMessageContainingAll(
                        "cannot push '" + path + ":v1' to " + name() + ": 400 bad request", "BLOB_UNKNOWN");
    }

    @Test
    void blobIsMountedFromAnotherRepository() throws InterruptedException {
        var blob = blob(registry.repository(path), 10, 100);
        var other = registry.repository(path + "/other");

        assertThat(other.hasBlob(blob.digest())).isFalse();
        assertThat(other.mountBlob(blob.digest(), path)).isTrue();
        assertThat(other.hasBlob(blob.digest())).isTrue();
        assertThat(other.mountBlob(Digest.of("absent"), path)).isFalse();
    }

    @Test
    void blobsOfAllSizesComeBack() throws Exception {
        var repository = registry.repository(path);
        for (var size : List.of(0, 1, 1000, 1024 * 1024, 1024 * 1024 + 1, LARGE)) {
            var blob = blob(repository, size, size);
            try (var content = repository.blob(blob)) {
                assertThat(content.readAllBytes()).isEqualTo(bytes(size, size));
            }
        }
    }

    @Test
    void wrongDigestIsRefused() {
        var content = bytes(11, 100);
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of("other"), content.length);

        assertThatThrownBy(() -> registry.repository(path).pushBlob(blob, BlobSource.of(content)))
                .isInstanceOf(RegistryAnswerException.class)
                .hasMessageContaining(
                        "400 bad request (DIGEST_INVALID: provided digest did not match uploaded content)");
    }

    @Test
    void manifestIsRemovedWithItsTags() throws Exception {
        var repository = registry.repository(path);
        var image = image(repository, 4);
        repository.put(image, "v1");

        repository.delete(image.digest());

        assertThat(repository.manifest("v1")).isEmpty();
    }

    static Registry open(String name) {
        return Registry.open(RegistryAddress.parse(name), CredentialSource.anonymous(), Map.of());
    }

    static byte[] bytes(long seed, int size) {
        var content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    static Descriptor blob(Repository repository, long seed, int size) throws InterruptedException {
        var content = bytes(seed, size);
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of(content), size);
        repository.pushBlob(blob, BlobSource.of(content));
        return blob;
    }

    static ImageManifest image(Repository repository, long seed) throws IOException, InterruptedException {
        var config = ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"seed\":" + seed + "}")
                .getBytes(StandardCharsets.UTF_8);
        var descriptor = new Descriptor(MediaTypes.CONFIG, Digest.of(config), config.length);
        repository.pushBlob(descriptor, BlobSource.of(config));
        return ImageManifest.of(descriptor, List.of(blob(repository, seed, 2000), blob(repository, seed + 1, LARGE)));
    }
}
