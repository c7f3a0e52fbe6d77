package dev.slipway.testing.registry;

import dev.slipway.oci.Digest;
import dev.slipway.oci.ImageManifest;
import dev.slipway.oci.Index;
import dev.slipway.oci.Manifest;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One repository in memory. */
final class FakeRepository {
    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, Manifest> manifests = new ConcurrentHashMap<>();
    private final NavigableMap<String, Digest> tags = new ConcurrentSkipListMap<>();

    Map<Digest, byte[]> blobs() {
        return blobs;
    }

    NavigableMap<String, Digest> tags() {
        return tags;
    }

    Optional<Manifest> manifest(String reference) {
        var digest = reference.contains(":") ? Digest.parse(reference) : tags.get(reference);
        return Optional.ofNullable(digest).flatMap(found -> Optional.ofNullable(manifests.get(found)));
    }

    /** Keeps a manifest, unless something it refers to is missing. */
    boolean put(Manifest manifest, String reference) {
        var complete = switch (manifest) {
            case ImageManifest image ->
                blobs.containsKey(image.config().digest())
                        && image.layers().stream().allMatch(layer -> blobs.containsKey(layer.digest()));
            case Index index -> index.manifests().stream().allMatch(child -> manifests.containsKey(child.digest()));
        };
        if (complete) {
            manifests.put(manifest.digest(), manifest);
            if (!reference.contains(":")) {
                tags.put(reference, manifest.digest());
            }
        }
        return complete;
    }

    boolean remove(Digest digest) {
        tags.values().removeIf(digest::equals);
        return manifests.remove(digest) != null;
    }
}
