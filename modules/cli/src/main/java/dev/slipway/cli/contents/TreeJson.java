package dev.slipway.cli.contents;

import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.layers.LayeredImage;
import dev.slipway.catalog.tree.ImageTree;
import dev.slipway.catalog.tree.PackageChanges;
import dev.slipway.catalog.tree.TreeLayer;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An image's layers for programs, nothing cut. */
final class TreeJson {
    private TreeJson() {}

    static ObjectNode of(LayeredImage image, ImageTree tree) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1)
                .put("image", image.name())
                .put("id", image.id())
                .put("platform", image.configuration().platform().toString());
        var layers = json.putArray("layers");
        tree.layers().forEach(layer -> layers.add(layer(layer)));
        return json;
    }

    private static ObjectNode layer(TreeLayer layer) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("digest", layer.compressed().digest().toString())
                .put("diffId", layer.diffId().toString())
                .put("size", layer.compressed().size())
                .put("unpackedSize", layer.size())
                .put("image", layer.image())
                .put("instruction", layer.instruction().isEmpty() ? null : layer.instruction());
        json.putObject("files")
                .put("added", layer.files().added())
                .put("changed", layer.files().changed())
                .put("removed", layer.files().removed());
        packages(json.putObject("packages"), layer.packages());
        return json;
    }

    private static void packages(ObjectNode json, PackageChanges changes) {
        packages(json.putArray("added"), changes.added());
        var changed = json.putArray("changed");
        changes.changed()
                .forEach(one -> changed.addObject()
                        .put("name", one.now().name())
                        .put("architecture", one.now().architecture())
                        .put("before", one.before().toString())
                        .put("version", one.now().version().toString()));
        packages(json.putArray("removed"), changes.removed());
    }

    private static void packages(ArrayNode json, List<InstalledPackage> packages) {
        packages.forEach(one -> json.addObject()
                .put("name", one.name())
                .put("architecture", one.architecture())
                .put("version", one.version().toString()));
    }
}
