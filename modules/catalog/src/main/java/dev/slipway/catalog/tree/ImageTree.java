package dev.slipway.catalog.tree;

import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.DpkgLayer;
import dev.slipway.catalog.layers.LayeredImage;
import java.util.ArrayList;
import java.util.List;

/**
 * An image, layer by layer.
 *
 * @param layers lowest first
 */
public record ImageTree(List<TreeLayer> layers) {

    /** Keeps a copy. */
    public ImageTree {
        layers = List.copyOf(layers);
    }

    /** Reads all layers of an image. Takes memory for the names of its files, not for what is in them. */
    public static ImageTree read(LayeredImage image, LayerOwners owners) throws InterruptedException {
        var layers = new ArrayList<TreeLayer>();
        var files = new FileSystem();
        var database = new DpkgLayer(image.name());
        Contents before = new Contents.Unknown();
        var instructions = image.instructions();
        for (var i = 0; i < image.manifest().layers().size(); i++) {
            var compressed = image.manifest().layers().get(i);
            var written = new FileSystem.Layer();
            var status = new DpkgLayer(image.name());
            var size = image.read(compressed, (entry, content) -> {
                written.add(entry);
                status.entry(entry, content);
            });
            database = status.over(database);
            var after = database.contents();
            layers.add(new TreeLayer(
                    compressed,
                    image.configuration().diffIds().get(i),
                    size,
                    owners.owner(i).orElse(null),
                    instructions.isEmpty() ? "" : instructions.get(i),
                    files.put(written),
                    PackageChanges.between(before, after)));
            before = after;
        }
        return new ImageTree(layers);
    }
}
