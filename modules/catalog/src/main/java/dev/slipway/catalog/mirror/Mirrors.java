package dev.slipway.catalog.mirror;

import dev.slipway.catalog.apt.PackageSource;
import dev.slipway.oci.Digest;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mirrors of a distribution. What they said is kept on disk and asked for again only when it changed. Safe for use
 * by several processes.
 */
public final class Mirrors {
    private static final int FOLDER_DIGITS = 16;

    private final Fetcher fetcher;
    private final Path cache;

    /**
     * Mirrors reached through this client.
     *
     * @param client follows no redirects by itself; the caller closes it
     * @param cache a folder, which is made when something is written
     */
    public Mirrors(HttpClient client, Path cache, Pause pause) {
        this.fetcher = new Fetcher(client, pause);
        this.cache = cache;
    }

    /**
     * The folder for what mirrors said: {@code $XDG_CACHE_HOME/slipway/mirrors}, by default below {@code ~/.cache} (XDG
     * Base Directory Specification).
     */
    public static Path cache(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return Path.of(cache.isEmpty() ? home + "/.cache" : cache, "slipway", "mirrors");
    }

    /**
     * What these mirrors offer now.
     *
     * @param names of the packages that are of interest; all others are left out
     * @throws MirrorException when one does not answer, or not as it should
     */
    public List<PackageSource> packages(List<AptSource> sources, Set<String> architectures, Set<String> names)
            throws InterruptedException {
        var offered = new ArrayList<PackageSource>();
        for (var source : sources) {
            offered.add(packages(source, architectures, names));
        }
        return offered;
    }

    private PackageSource packages(AptSource source, Collection<String> architectures, Set<String> names)
            throws InterruptedException {
        var folder = cache.resolve(Digest.of(source.folder().toString()).shortened(FOLDER_DIGITS));
        var packages = new Mirror(source, folder, fetcher).packages(architectures, names);
        return new PackageSource(source.toString(), PackageSource.USUAL, source.isSecurity(), packages);
    }
}
