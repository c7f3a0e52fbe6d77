package dev.slipway.catalog.tree;

import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which image brought which layer of an image: as each begins with all layers of the one it is built from, those
 * beyond are its own. Where the one it is built from has been built anew since, nothing is known of it.
 */
public final class LayerOwners {
    private final List<Digest> layers;
    private final List<Range> ranges = new ArrayList<>();

    private LayerOwners(List<Digest> layers) {
        this.layers = layers;
    }

    /** From the one layer up to the other, which is no longer part of it. */
    private record Range(int begin, int end, String image) {}

    /** Nothing is known. */
    public static LayerOwners unknown() {
        return new LayerOwners(List.of());
    }

    /**
     * What the images of a catalogue tell.
     *
     * @param layers of the image asked about: digests of the unpacked layers, lowest first
     * @param image the image of the catalogue that it is, or that it says it is
     * @param layersOf the layers of an image by its reference, if the engine has it
     */
    public static LayerOwners of(
            List<Digest> layers, ImageGraph graph, String image, Function<String, Optional<List<Digest>>> layersOf) {
        var owners = new LayerOwners(layers);
        var begin = owners.outside(graph, graph.root(image), layersOf);
        for (var name : chain(graph, image)) {
            var end = owners.end(layersOf.apply(graph.catalog().reference(name).toString()));
            if (begin >= 0 && end >= begin) {
                owners.ranges.add(new Range(begin, end, name));
            }
            begin = end;
        }
        return owners;
    }

    /** The image that brought a layer; the lowest is 0. */
    public Optional<String> owner(int layer) {
        return ranges.stream()
                .filter(range -> range.begin() <= layer && layer < range.end())
                .map(Range::image)
                .findFirst();
    }

    /** How many layers come from an image that is none of the catalogue; -1 when that is not known. */
    private int outside(ImageGraph graph, String root, Function<String, Optional<List<Digest>>> layersOf) {
        var external = graph.externalParents(root);
        var known = -1;
        for (var reference : external) {
            var end = end(layersOf.apply(reference));
            if (end > known) {
                known = end;
                ranges.clear();
                ranges.add(new Range(0, end, reference));
            }
        }
        return external.isEmpty() ? 0 : known;
    }

    /** How many layers the image asked about has from this one; -1 when it is not built from it. */
    private int end(Optional<List<Digest>> others) {
        return others.filter(lower -> lower.size() <= layers.size() && lower.equals(layers.subList(0, lower.size())))
                .map(List::size)
                .orElse(-1);
    }

    /** The lowest first. */
    private static List<String> chain(ImageGraph graph, String image) {
        var chain = new ArrayList<String>();
        for (var name = Optional.of(image); name.isPresent(); name = graph.base(name.get())) {
            chain.addFirst(name.get());
        }
        return chain;
    }
}
