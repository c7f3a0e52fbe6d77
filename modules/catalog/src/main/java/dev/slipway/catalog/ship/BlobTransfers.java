package dev.slipway.catalog.ship;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.registry.BlobSource;
import dev.slipway.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings blobs into the repositories of a registry: each is sent once, to the repository that asks first, and mounted
 * from there into all others. Safe for use by many threads.
 */
final class BlobTransfers {
    private static final int AT_ONCE = 8;

    private final Registry registry;
    private final BlobStock stock;
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Map<Digest, CompletableFuture<String>> homes = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    BlobTransfers(Registry registry, BlobStock stock) {
        this.registry = registry;
        this.stock = stock;
    }

    /** Where content comes from. */
    interface BlobStock {
        /** This content, if it is there. */
        Optional<BlobSource> source(Digest digest);
    }

    /**
     * Returns when the repository holds the blob.
     *
     * @param others repositories that may have it
     */
    void ensure(Descriptor blob, String repository, List<String> others) throws InterruptedException {
        var mine = new CompletableFuture<String>();
        var other = homes.putIfAbsent(blob.digest(), mine);
        if (other == null) {
            bring(blob, repository, others, mine);
        } else {
            follow(blob, repository, home(other));
        }
    }

    /** How many blobs were sent. */
    int sent() {
        return sent.get();
    }

    /** How many bytes they had. */
    long bytes() {
        return bytes.get();
    }

    private void bring(Descriptor blob, String repository, List<String> others, CompletableFuture<String> home)
            throws InterruptedException {
        try {
            permits.acquire();
            try {
                var there = registry.repository(repository);
                if (!Presence.of(() -> there.hasBlob(blob.digest()))) {
                    sendOrMount(blob, repository, others);
                }
            } finally {
                permits.release();
            }
            home.complete(repository);
        } catch (InterruptedException | RuntimeException e) {
            home.completeExceptionally(e);
            throw e;
        }
    }

    private void follow(Descriptor blob, String repository, String home) throws InterruptedException {
        if (home.equals(repository)) {
            return;
        }
        permits.acquire();
        try {
            if (!registry.repository(repository).mountBlob(blob.digest(), home)) {
                send(blob, repository);
            }
        } finally {
            permits.release();
        }
    }

    private void sendOrMount(Descriptor blob, String repository, List<String> others) throws InterruptedException {
        for (var other : others) {
            if (registry.repository(other).hasBlob(blob.digest())
                    && registry.repository(repository).mountBlob(blob.digest(), other)) {
                return;
            }
        }
        send(blob, repository);
    }

    private void send(Descriptor blob, String repository) throws InterruptedException {
        var source = stock.source(blob.digest())
                .orElseThrow(() ->
                        new ShipException("cannot push '" + repository + "' to " + registry.address() + ": the layer "
                                + blob.digest() + " was left out of the archive, and the registry does not have it"));
        registry.repository(repository).pushBlob(blob, source);
        sent.incrementAndGet();
        bytes.addAndGet(blob.size());
    }

    private static String home(CompletableFuture<String> other) throws InterruptedException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new InterruptedException();
        }
    }
}
