package dev.slipway.catalog.graph;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.ImageDefinition;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.catalog.definition.ImageDefinition.Written;
import dev.slipway.catalog.definition.ImageSpec;
import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.yaml.InputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The images of a catalogue and what each stands on; free of cycles. */
public final class ImageGraph {
    private final Catalog catalog;
    private final Map<String, List<String>> parents = new TreeMap<>();
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, List<String>> externals = new TreeMap<>();
    private final Map<String, Set<String>> children = new TreeMap<>();
    private final Set<String> order = new LinkedHashSet<>();

    private ImageGraph(Catalog catalog) {
        this.catalog = catalog;
        var resolver = new ParentResolver(catalog);
        catalog.images().values().forEach(image -> addEdges(image, resolver));
        parents.forEach((image, stands) -> stands.forEach(
                parent -> children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(image)));
        var path = new LinkedHashSet<String>();
        catalog.images().keySet().forEach(image -> visit(image, path));
    }

    /**
     * Joins the images of a catalogue.
     *
     * @throws InputException for an unknown parent or a cycle, with the path that leads to it
     */
    public static ImageGraph of(Catalog catalog) {
        return new ImageGraph(catalog);
    }

    /** The catalogue this graph was made of. */
    public Catalog catalog() {
        return catalog;
    }

    /** All images, each after everything it stands on. */
    public List<String> order() {
        return List.copyOf(order);
    }

    /** The image of the catalogue that this one is built from; empty when that is an image of a registry. */
    public Optional<String> base(String image) {
        return Optional.ofNullable(bases.get(image));
    }

    /** The images of the catalogue that this one names itself: its base, then those of other stages and copies. */
    public List<String> parents(String image) {
        return parents.getOrDefault(image, List.of());
    }

    /** The images of registries that this one names itself, as written. */
    public List<String> externalParents(String image) {
        return externals.getOrDefault(image, List.of());
    }

    /** The images that name this one. */
    public Set<String> children(String image) {
        return Collections.unmodifiableSet(childrenOf(image));
    }

    /** The images, and all that they stand on, in build order. */
    public List<String> withAncestors(Collection<String> images) {
        return closure(images, this::parents);
    }

    /** The images, and all that stand on them, in build order. */
    public List<String> withDependents(Collection<String> images) {
        return closure(images, this::childrenOf);
    }

    /** The declared images that this one is built from, nearest first; ends at a Dockerfile or a foreign image. */
    public List<ImageSpec> declaredAncestors(String image) {
        var specs = new ArrayList<ImageSpec>();
        for (var parent = declaredParent(image); parent.isPresent(); parent = declaredParent(parent.get())) {
            specs.add(((Declared) catalog.image(parent.get()).source()).spec());
        }
        return specs;
    }

    /** The name at the far end of the chain of bases: whose package index all the chain shares. */
    public String root(String image) {
        var at = image;
        for (var below = base(at); below.isPresent(); below = base(at)) {
            at = below.get();
        }
        return at;
    }

    private Optional<String> declaredParent(String image) {
        if (!(catalog.image(image).source() instanceof Declared)) {
            return Optional.empty();
        }
        return base(image).filter(parent -> catalog.image(parent).source() instanceof Declared);
    }

    private void addEdges(ImageDefinition image, ParentResolver resolver) {
        var ours = new LinkedHashSet<String>();
        baseReference(image)
                .flatMap(base -> resolver.resolve(image, base.name(), base.line()))
                .ifPresent(base -> {
                    bases.put(image.name(), base);
                    ours.add(base);
                });
        var foreign = new LinkedHashSet<String>();
        for (var reference : references(image)) {
            resolver.resolve(image, reference.name(), reference.line())
                    .ifPresentOrElse(ours::add, () -> foreign.add(reference.name()));
        }
        parents.put(image.name(), List.copyOf(ours));
        externals.put(image.name(), List.copyOf(foreign));
    }

    private record Named(String name, int line) {}

    private List<Named> references(ImageDefinition image) {
        return switch (image.source()) {
            case Declared _ -> baseReference(image).stream().toList();
            case Written(var dockerfile) ->
                dockerfile.references(catalog.build().arguments()).stream()
                        .map(ImageGraph::named)
                        .toList();
        };
    }

    private Optional<Named> baseReference(ImageDefinition image) {
        return switch (image.source()) {
            case Declared(var spec) ->
                switch (spec.from()) {
                    case ImageSpec.Bootstrap _ -> Optional.empty();
                    case ImageSpec.Image(var reference, var line) -> Optional.of(new Named(reference, line));
                };
            case Written(var dockerfile) ->
                dockerfile.base(catalog.build().arguments()).map(ImageGraph::named);
        };
    }

    private static Named named(Dockerfile.Reference reference) {
        return new Named(reference.image(), reference.line());
    }

    private void visit(String image, Set<String> path) {
        if (order.contains(image)) {
            return;
        }
        if (!path.add(image)) {
            var cycle = new ArrayList<>(path);
            cycle.add(image);
            throw new InputException(
                    catalog.image(image).file(),
                    "stands on itself: " + String.join(" → ", cycle.subList(cycle.indexOf(image), cycle.size())));
        }
        parents(image).forEach(parent -> visit(parent, path));
        path.remove(image);
        order.add(image);
    }

    private interface Neighbours {
        Collection<String> of(String image);
    }

    private List<String> closure(Collection<String> images, Neighbours neighbours) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<>(images);
        while (!open.isEmpty()) {
            var image = open.pop();
            if (found.add(image)) {
                open.addAll(neighbours.of(image));
            }
        }
        return order.stream().filter(found::contains).toList();
    }

    private Set<String> childrenOf(String image) {
        return children.getOrDefault(image, Set.of());
    }
}
