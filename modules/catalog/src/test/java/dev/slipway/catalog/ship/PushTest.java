package dev.slipway.catalog.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.ImageReference;
import dev.slipway.registry.BlobSource;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.testing.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
    /** How often our client asks a registry that answers with an error. */
    private static final int ATTEMPTS = 5;

    @TempDir
    private Path folder;

    private FakeRegistry registry;
    private StoredImages stored;
    private ShippedImage base;
    private ShippedImage web;

    @BeforeEach
    void start() throws IOException {
        registry = FakeRegistry.start();
        stored = new StoredImages(folder.resolve("store"));
        base = stored.image("shop/base:1", "one");
        web = stored.image("shop/web:1", "one", "two");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void eachBlobIsSentOnceAndMountedElsewhere() throws Exception {
        var report = push();

        assertThat(report.images()).extracting(PushReport.PushedImage::moved).containsExactly(true, true);
        assertThat(report.blobs()).isEqualTo(4);
        assertThat(registry.tags("shop/base"))
                .isEqualTo(Map.of("1", base.manifest().digest()));
        assertThat(registry.tags("shop/web"))
                .isEqualTo(Map.of("1", web.manifest().digest()));
        assertThat(registry.received()).isEqualTo(report.bytes());
    }

    @Test
    void pushWithNothingNewOnlyAsksForTheNames() throws Exception {
        push();
        registry.forgetRequests();

        var report = push();

        assertThat(report.images()).extracting(PushReport.PushedImage::moved).containsExactly(false, false);
        assertThat(registry.requests())
                .containsExactlyInAnyOrder(
                        "GET /v2/", "HEAD /v2/shop/base/manifests/1", "HEAD /v2/shop/web/manifests/1");
    }

    @Test
    void noNameMovesWhenAnImageCannotBePushed() throws Exception {
        var digest = web.manifest().digest();
        registry.answer("PUT /v2/shop/web/manifests/" + digest, 403, "", 1);

        assertThatThrownBy(this::push)
                .isInstanceOf(ShipException.class)
                .hasMessageStartingWith("cannot push 'shop/web@" + digest + "' to " + registry.name() + ": 403")
                .hasMessageEndingWith("\nNo name was moved; push again, and what arrived is not sent again.");
        assertThat(registry.tags("shop/base")).isEmpty();
        assertThat(registry.tags("shop/web")).isEmpty();
    }

    @Test
    void nextPushSendsOnlyWhatIsMissing() throws Exception {
        var last = StoredImages.layers(web).toList().getLast();
        registry.answer("PUT /v2/shop/web/manifests/.*", 403, "", 1);
        assertThatThrownBy(this::push).isInstanceOf(ShipException.class);
        var before = registry.received();

        push();

        assertThat(registry.received()).isEqualTo(before);
        assertThat(registry.requests()).contains("HEAD /v2/shop/web/blobs/" + last);
        assertThat(registry.tags("shop/web"))
                .isEqualTo(Map.of("1", web.manifest().digest()));
    }

    @Test
    void whatOneImageOfTheSetHasIsMountedIntoOthers() throws Exception {
        push(base);

        var report = push(base, web);

        assertThat(report.blobs()).isEqualTo(2);
    }

    @Test
    void whatAnImageBelowHasIsMountedThoughThatIsNotPushed() throws Exception {
        push(base);

        var above = new ShippedImage(web.reference(), web.manifest(), List.of(base.reference()));

        assertThat(push(above).blobs()).isEqualTo(2);
    }

    @Test
    void whatARegistryKnowsNothingAboutIsPushedAgain() throws Exception {
        push();
        var layer = StoredImages.layers(base).toList().getFirst();
        for (var path : List.of("manifests/1", "manifests/" + base.manifest().digest(), "blobs/" + layer)) {
            registry.answer("HEAD /v2/shop/base/" + path, 500, "", ATTEMPTS);
        }

        var report = push();

        assertThat(report.images()).extracting(PushReport.PushedImage::moved).containsExactly(true, false);
        assertThat(report.blobs()).isEqualTo(1);
    }

    @Test
    void noNameMovesToWhatARegistryDoesNotGiveBack() {
        var digest = base.manifest().digest();
        registry.answer("HEAD /v2/shop/base/manifests/" + digest, 500, "", 15);

        assertThatThrownBy(this::push)
                .hasMessage("the registry " + registry.name() + " took 'shop/base@" + digest
                        + "' and does not give it back: its storage is damaged, as a full disk leaves it, and must be"
                        + " repaired there\nNo name was moved; push again, and what arrived is not sent again.");
        assertThat(registry.tags("shop/base")).isEmpty();
        assertThat(registry.tags("shop/web")).isEmpty();
    }

    @Test
    void namesThatCouldNotMoveAreNamed() {
        registry.answer("PUT /v2/shop/web/manifests/1", 403, "", 1);

        assertThatThrownBy(this::push)
                .hasMessageContaining("\nAll images are there, but the names of ")
                .hasMessageContaining("shop/web:1")
                .hasMessageEndingWith(" still stand for what they did; push again.");
    }

    @Test
    void archiveIsPushedToo() throws Exception {
        var file = folder.resolve("shop.tar");
        new ArchiveWriter(stored.store(), List.of(base, web), Set.of(), false).write(file);

        var report = archivePush(file);

        assertThat(report.blobs()).isEqualTo(4);
        assertThat(registry.tags("mirror/web"))
                .isEqualTo(Map.of("1", web.manifest().digest()));
    }

    @Test
    void layerThatTheArchiveLeavesOutMustBeInTheRegistry() throws Exception {
        var file = folder.resolve("shop.tar");
        var layer = StoredImages.layers(base).toList().getFirst();
        new ArchiveWriter(stored.store(), List.of(base), Set.of(layer), false).write(file);

        assertThatThrownBy(() -> archivePush(file))
                .hasMessageStartingWith("cannot push 'mirror/base' to " + registry.name() + ": the layer " + layer
                        + " was left out of the archive, and the registry does not have it");
    }

    private PushReport push() throws InterruptedException {
        return push(base, web);
    }

    private PushReport push(ShippedImage... set) throws InterruptedException {
        try (var client = client()) {
            client.check();
            var transfers = new BlobTransfers(
                    client, digest -> stored.store().blob(digest).map(BlobSource::of));
            var push = new Push(client, transfers);
            var images = List.of(set);
            var current = push.current(images);
            var wanted = images.stream()
                    .filter(image -> !current.contains(image.reference()))
                    .toList();
            push.push(wanted, images);
            return PushReport.of(images, current, transfers);
        }
    }

    private PushReport archivePush(Path file) throws InterruptedException {
        try (var client = client()) {
            return new ArchivePush(ImageArchive.open(file), client)
                    .push(image -> ImageReference.parse(registry.name() + "/mirror/" + image.name() + ":1"));
        }
    }

    private Registry client() {
        return Registry.open(RegistryAddress.parse(registry.name()), CredentialSource.anonymous(), Map.of());
    }
}
