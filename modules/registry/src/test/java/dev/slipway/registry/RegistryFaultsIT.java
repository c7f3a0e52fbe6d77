package dev.slipway.registry;

import static dev.slipway.registry.RegistryContract.blob;
import static dev.slipway.registry.RegistryContract.bytes;
import static dev.slipway.registry.RegistryContract.image;
import static dev.slipway.registry.RegistryContract.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.MediaTypes;
import dev.slipway.testing.registry.FaultProxy;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Our client and a real registry, with a network between them that fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryFaultsIT {
    private static final int SIZE = 40 * 1024 * 1024;

    private final RealRegistry real = RealRegistry.start();
    private FaultProxy proxy = FaultProxy.start(real.port());
    private Registry registry = open(proxy.name());
    private Repository repository = registry.repository("a/b");

    RegistryFaultsIT() throws IOException, InterruptedException {}

    @BeforeEach
    void begin() throws IOException {
        proxy = FaultProxy.start(real.port());
        registry = open(proxy.name());
        repository = registry.repository("faults/" + UUID.randomUUID());
    }

    @AfterEach
    void end() throws IOException {
        registry.close();
        proxy.close();
    }

    @AfterAll
    void stop() {
        real.close();
    }

    /** CNCF distribution forgets an upload that broke within a request; that ours goes on, a fake registry shows. */
    @Test
    void brokenUploadBeginsAgain() throws Exception {
        proxy.cutRequest("PATCH .*", 30 * 1024 * 1024, 1);

        var blob = blob(repository, 1, SIZE);

        assertThat(repository.hasBlob(blob.digest())).isTrue();
        assertThat(proxy.sent()).isLessThan(2L * SIZE);
        try (var content = repository.blob(blob)) {
            assertThat(Digest.of(content)).isEqualTo(blob.digest());
        }
    }

    @Test
    void brokenDownloadGoesOnWhereItStopped() throws Exception {
        var blob = blob(repository, 2, SIZE);
        proxy.cutResponse("GET .*/blobs/.*", 30 * 1024 * 1024, 1);
        proxy.cutResponse("GET .*/blobs/.*", 3 * 1024 * 1024, 1);
        var before = proxy.received();

        try (var content = repository.blob(blob)) {
            assertThat(Digest.of(content)).isEqualTo(blob.digest());
        }

        assertThat(proxy.received() - before).isLessThan(SIZE * 5L / 4);
    }

    @Test
    void tamperedBlobIsRefused() throws Exception {
        var blob = blob(repository, 3, 100_000);
        proxy.corrupt("GET .*/blobs/.*", 1);
        var tampered = bytes(3, 100_000);
        tampered[0] ^= 1;

        try (var content = repository.blob(blob)) {
            var fault = catchThrowableOfType(DigestMismatchException.class, content::readAllBytes);
            assertThat(fault.expected()).isEqualTo(blob.digest());
            assertThat(fault.actual()).isEqualTo(Digest.of(tampered));
            assertThat(fault)
                    .hasMessage(
                            "cannot pull blob %s of '%s' from %s: the content is not what was asked for: expected %s, got %s"
                                    .formatted(
                                            blob.digest().shortened(12),
                                            repository.path(),
                                            proxy.name(),
                                            blob.digest(),
                                            Digest.of(tampered)));
        }
    }

    @Test
    void tamperedManifestIsRefused() throws Exception {
        var image = image(repository, 4);
        repository.put(image, "v1");
        proxy.corrupt("GET .*/manifests/.*", 1);

        assertThatThrownBy(() -> repository.manifest("v1")).isInstanceOf(DigestMismatchException.class);
    }

    @Test
    void fullRegistryIsSaidToBeFull() {
        proxy.answer("PATCH .*", 507, "", 1);
        var content = bytes(5, SIZE);
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of(content), SIZE);

        assertThatThrownBy(() -> repository.pushBlob(blob, BlobSource.of(content)))
                .hasMessage("cannot push blob %s of '%s' to %s: the registry is full (507 Insufficient Storage)"
                        .formatted(blob.digest().shortened(12), repository.path(), proxy.name()));
    }

    @Test
    void whatPassesIsTriedAgain() throws Exception {
        proxy.answer("PUT .*/manifests/v1", 503, "", 2);
        proxy.answer("POST .*", 429, "", 1);
        proxy.cutResponse("GET .*/manifests/v1", 10, 1);
        var image = image(repository, 6);

        repository.put(image, "v1");

        assertThat(repository.manifest("v1")).contains(image);
    }

    @Test
    void registryThatIsDownIsNotWaitedFor() throws Exception {
        var name = proxy.name();
        proxy.close();

        assertThatThrownBy(repository::tags)
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessage("no registry answers at " + name + ": connection refused");
    }

    @Test
    void registryThatIsKilledTakesTheRestWhenItIsBack() throws Exception {
        var content = bytes(7, SIZE);
        var blob = new Descriptor(MediaTypes.LAYER, Digest.of(content), SIZE);
        proxy.cutRequest("PATCH .*", SIZE / 2, 1);
        var killed = new boolean[1];

        repository.pushBlob(blob, offset -> {
            if (offset > 0 && !killed[0]) {
                killed[0] = true;
                restart();
            }
            return BlobSource.of(content).open(offset);
        });

        assertThat(killed[0]).isTrue();
        assertThat(repository.hasBlob(blob.digest())).isTrue();
    }

    private void restart() throws IOException {
        try {
            real.kill();
            real.resume();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
