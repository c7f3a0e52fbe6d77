package dev.slipway.catalog.tree;

import dev.slipway.catalog.layers.LayerEntry;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The paths of all files of an image, layer upon layer, from the lowest up. */
final class FileSystem {
    /** The character after the slash: paths below a folder are those between the two. */
    private static final char AFTER_SLASH = '0';

    private final NavigableSet<String> files = new TreeSet<>();

    /** Collects what one layer says; an entry may come before the whiteout of what lower layers have there. */
    static final class Layer {
        private final Set<String> written = new HashSet<>();
        private final Set<String> directories = new HashSet<>();
        private final Set<String> removed = new HashSet<>();
        private final Set<String> emptied = new HashSet<>();

        void add(LayerEntry entry) {
            var _ = switch (entry) {
                case LayerEntry.File(var path, var _) -> written.add(path);
                case LayerEntry.Directory(var path) -> directories.add(path);
                case LayerEntry.Removed(var path) -> removed.add(path);
                case LayerEntry.Emptied(var path) -> emptied.add(path);
            };
        }
    }

    /** Puts a layer on top. */
    FileChanges put(Layer layer) {
        var gone = gone(layer);
        gone.removeAll(layer.written);
        files.removeAll(gone);
        var before = files.size();
        files.addAll(layer.written);
        var added = files.size() - before;
        return new FileChanges(added, layer.written.size() - added, gone.size());
    }

    /** Files that whiteouts hide, and those that are in the way: a file of a directory, or a directory of a file. */
    private Set<String> gone(Layer layer) {
        var gone = new HashSet<String>();
        layer.emptied.forEach(folder -> gone.addAll(below(folder)));
        layer.written.forEach(path -> gone.addAll(below(path)));
        for (var path : layer.removed) {
            gone.addAll(below(path));
            addIfThere(path, gone);
        }
        layer.directories.forEach(path -> addIfThere(path, gone));
        return gone;
    }

    private void addIfThere(String path, Set<String> target) {
        if (files.contains(path)) {
            target.add(path);
        }
    }

    private NavigableSet<String> below(String folder) {
        return folder.isEmpty() ? files : files.subSet(folder + '/', true, folder + AFTER_SLASH, false);
    }
}
