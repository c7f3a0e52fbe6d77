package dev.slipway.catalog.contents;

import dev.slipway.catalog.layers.LayerEntry;
import dev.slipway.catalog.layers.LayerReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a layer, or several together, say about the database of dpkg. What one says of several does not depend on the
 * order in which they are put together: {@code a.over(b).over(c)} is {@code a.over(b.over(c))}.
 */
public final class DpkgLayer implements LayerReader {
    private static final String STATUS = "var/lib/dpkg/status";
    private static final String FOLDER = "var/lib/dpkg/status.d";

    private final String origin;
    private @Nullable List<InstalledPackage> status;
    private final TreeMap<String, List<InstalledPackage>> files = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> emptied = new HashSet<>();

    /**
     * Says nothing yet.
     *
     * @param image whose layer it is, for messages
     */
    public DpkgLayer(String image) {
        this.origin = " of image " + image;
    }

    @Override
    public void entry(LayerEntry entry, InputStream content) throws IOException {
        switch (entry) {
            case LayerEntry.File(var path, var regular)
            when regular && path.equals(STATUS) -> status = packages(path, content);
            case LayerEntry.File(var path, var regular)
            when regular && isInFolder(path) -> files.put(path, packages(path, content));
            case LayerEntry.File(var path, var _) when concerns(path) -> removed.add(path);
            case LayerEntry.Removed(var path) when concerns(path) -> removed.add(path);
            case LayerEntry.Emptied(var path) when concerns(path) -> emptied.add(path);
            case LayerEntry.Directory _, LayerEntry.File _, LayerEntry.Removed _, LayerEntry.Emptied _ -> {
                // of no concern
            }
        }
    }

    /** Both together, the other one below this one. */
    public DpkgLayer over(DpkgLayer lower) {
        var both = new DpkgLayer("");
        both.status = status != null || hides(STATUS) ? status : lower.status;
        lower.files.forEach((path, packages) -> {
            if (!hides(path)) {
                both.files.put(path, packages);
            }
        });
        both.files.putAll(files);
        both.removed.addAll(lower.removed);
        both.removed.addAll(removed);
        both.emptied.addAll(lower.emptied);
        both.emptied.addAll(emptied);
        return both;
    }

    /** Whether nothing that a lower layer says can change {@link #contents}. */
    public boolean isComplete() {
        return status != null || (hides(STATUS) && hides(FOLDER + "/"));
    }

    /** What an image holds that has just these layers. */
    public Contents contents() {
        if (status != null) {
            return new Contents.Dpkg(status);
        }
        if (files.isEmpty()) {
            return new Contents.Unknown();
        }
        var all = new DpkgStatus();
        files.values().forEach(all::add);
        return new Contents.Dpkg(all.packages());
    }

    private boolean hides(String path) {
        for (var end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            var part = path.substring(0, end);
            if (removed.contains(part) || (end < path.length() && emptied.contains(part))) {
                return true;
            }
        }
        return emptied.contains("");
    }

    /** Checksums stand beside the files of packages. */
    private static boolean isInFolder(String path) {
        return path.startsWith(FOLDER + "/") && !path.endsWith(".md5sums");
    }

    /** Whether it is the database, a part of it, or a folder it is in. */
    private static boolean concerns(String path) {
        return path.isEmpty()
                || isInFolder(path)
                || path.equals(STATUS)
                || path.equals(FOLDER)
                || STATUS.startsWith(path + "/");
    }

    private List<InstalledPackage> packages(String path, InputStream content) throws IOException {
        var found = new DpkgStatus();
        found.add("'/" + path + "'" + origin, content);
        return found.packages();
    }
}
