package dev.slipway.catalog.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.ImageReference;
import dev.slipway.oci.Index;
import dev.slipway.oci.Platform;
import dev.slipway.registry.DigestMismatchException;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.testing.registry.FakeRegistry;
import dev.slipway.testing.registry.SmallImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegistryImagesTest {
    private static final SmallImage SMALL = SmallImage.empty().layer("ADD x", "x=1");

    private final FakeRegistry fake = FakeRegistry.start().with("a/small", "1", SMALL);
    private final Registry registry =
            Registry.open(RegistryAddress.parse(fake.name()), CredentialSource.anonymous(), Map.of());
    private final RegistryImages images = new RegistryImages(registry, () -> new Platform("linux", "amd64"));

    RegistryImagesTest() throws IOException {}

    @AfterEach
    void close() {
        registry.close();
        fake.close();
    }

    @Test
    void imageIsFoundByTagAndByDigest() throws Exception {
        var byTag = images.find(reference("a/small:1"));
        assertThat(byTag.id()).isEqualTo(SMALL.configuration().digest().toString());
        assertThat(images.find(reference("a/small@" + SMALL.manifest().digest()))
                        .manifest())
                .isEqualTo(SMALL.manifest());
        assertThat(byTag.read(byTag.manifest().layers().getFirst(), (_, _) -> {}))
                .isEqualTo(1);
    }

    @Test
    void imageOfThisPlatformIsTakenFromAnIndex() throws Exception {
        var arm = described(SMALL, new Platform("linux", "arm64", "v8"));
        var attestation = described(SMALL, new Platform("unknown", "unknown"));
        fake.with(
                "a/small",
                "all",
                Index.of(List.of(attestation, arm, described(SMALL, new Platform("linux", "amd64")))));
        fake.with("a/small", "arm", Index.of(List.of(attestation, arm)));

        assertThat(images.find(reference("a/small:all")).manifest()).isEqualTo(SMALL.manifest());
        assertThatThrownBy(() -> images.find(reference("a/small:arm")))
                .isInstanceOf(ImageAbsentException.class)
                .hasMessage("'" + fake.name() + "/a/small:arm' has no image for linux/amd64; it has linux/arm64/v8");
    }

    @Test
    void imageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> images.find(reference("a/small")))
                .isInstanceOf(ImageAbsentException.class)
                .hasMessage("no image '" + fake.name() + "/a/small' in the registry " + fake.name());
    }

    @Test
    void layerWithAnotherContentIsRefused() throws Exception {
        var image = images.find(reference("a/small:1"));
        fake.corrupt("GET /v2/a/small/blobs/.*", 1);
        assertThatThrownBy(() -> image.read(image.manifest().layers().getFirst(), (_, _) -> {}))
                .isInstanceOf(DigestMismatchException.class);
    }

    private ImageReference reference(String rest) {
        return ImageReference.parse(fake.name() + "/" + rest);
    }

    private static Descriptor described(SmallImage image, Platform platform) {
        var plain = image.manifest().descriptor();
        return new Descriptor(plain.mediaType(), plain.digest(), plain.size(), platform, Map.of());
    }
}
