package dev.slipway.cli.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.Manifest;
import dev.slipway.registry.Registry;
import dev.slipway.registry.RegistryAddress;
import dev.slipway.registry.Repository;
import dev.slipway.registry.credentials.CredentialSource;
import dev.slipway.testing.registry.RealRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A real registry and the same set of images in it below several prefixes, as far as they have arrived there. */
final class PushedSets implements AutoCloseable {
    /** The prefix below which all of them are. */
    static final String REFERENCE = "reference";

    private final RealRegistry real;
    private final Registry client;
    private final List<String> images;
    private final String tag;

    private PushedSets(RealRegistry real, List<String> images, String tag) {
        this.real = real;
        this.client = Registry.open(RegistryAddress.parse(real.name()), CredentialSource.anonymous(), Map.of());
        this.images = images;
        this.tag = tag;
    }

    /** An empty registry for images of these names. */
    static PushedSets start(List<String> images, String tag) throws IOException, InterruptedException {
        return on(RealRegistry.start(), images, tag);
    }

    /** The same in this registry, which is closed with it. */
    static PushedSets on(RealRegistry registry, List<String> images, String tag) {
        return new PushedSets(registry, images, tag);
    }

    int port() {
        return real.port();
    }

    /** Runs a command where the registry runs. */
    void run(String... command) throws InterruptedException {
        assertThat(real.run(command)).isZero();
    }

    /** Where to push to. */
    String place(String prefix) {
        return real.name() + "/" + prefix;
    }

    /** An image of the reference. */
    ImageManifest image(String name) throws InterruptedException {
        return (ImageManifest) manifest(name);
    }

    /** What the names below a prefix stand for. */
    Map<String, Digest> tags(String prefix) throws InterruptedException {
        var tags = new TreeMap<String, Digest>();
        for (var image : images) {
            var repository = repository(prefix, image);
            for (var found : repository.tags()) {
                tags.put(image, repository.head(found).orElseThrow().digest());
            }
        }
        return tags;
    }

    /** What no repository below a prefix has of what the reference is made of. */
    Set<Descriptor> missing(String prefix) throws InterruptedException {
        var missing = new LinkedHashSet<Descriptor>();
        for (var image : images) {
            for (var blob : blobs(image)) {
                if (!isAnywhere(prefix, blob)) {
                    missing.add(blob);
                }
            }
        }
        return missing;
    }

    /** Has a name below a prefix stand for another image of the reference. */
    void tag(String prefix, String image, String other) throws InterruptedException {
        var repository = repository(prefix, image);
        for (var blob : blobs(other)) {
            repository.mountBlob(blob.digest(), REFERENCE + "/" + other);
        }
        repository.put(manifest(other), tag);
    }

    @Override
    public void close() {
        client.close();
        real.close();
    }

    private boolean isAnywhere(String prefix, Descriptor blob) throws InterruptedException {
        for (var image : images) {
            if (repository(prefix, image).hasBlob(blob.digest())) {
                return true;
            }
        }
        return false;
    }

    private List<Descriptor> blobs(String image) throws InterruptedException {
        var manifest = image(image);
        var blobs = new ArrayList<>(manifest.layers());
        blobs.add(manifest.config());
        return blobs;
    }

    private Manifest manifest(String image) throws InterruptedException {
        return repository(REFERENCE, image).manifest(tag).orElseThrow();
    }

    private Repository repository(String prefix, String image) {
        return client.repository(prefix + "/" + image);
    }
}
