package dev.slipway.catalog.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A graph as text: a tree for people, or Graphviz's dot. */
public final class GraphText {
    private GraphText() {}

    /** A tree with the roots at the left; an image with several parents stands under each and is opened once. */
    public static String tree(ImageGraph graph, Collection<String> images) {
        var lines = new ArrayList<String>();
        var shown = new HashSet<String>();
        for (var image : graph.order()) {
            if (images.contains(image) && graph.parents(image).stream().noneMatch(images::contains)) {
                var external = graph.externalParents(image);
                lines.add(image + (external.isEmpty() ? "" : " (from " + String.join(", ", external) + ")"));
                new Branch(graph, images, shown, lines).open(image, "");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Graphviz's dot language. */
    public static String dot(ImageGraph graph, Collection<String> images) {
        var text = new StringBuilder("digraph images {\n  rankdir=LR;\n  node [shape=box];\n");
        for (var image : graph.order()) {
            if (images.contains(image)) {
                text.append("  \"").append(image).append("\";\n");
                graph.parents(image).stream()
                        .filter(images::contains)
                        .forEach(parent -> text.append("  \"")
                                .append(parent)
                                .append("\" -> \"")
                                .append(image)
                                .append("\";\n"));
            }
        }
        return text.append("}\n").toString();
    }

    private record Branch(ImageGraph graph, Collection<String> images, Set<String> shown, List<String> lines) {
        void open(String image, String indent) {
            if (!shown.add(image)) {
                return;
            }
            var children =
                    graph.children(image).stream().filter(images::contains).toList();
            for (var child : children) {
                var last = child.equals(children.getLast());
                var again = shown.contains(child) && !graph.children(child).isEmpty() ? " …" : "";
                lines.add(indent + (last ? "└─ " : "├─ ") + child + again);
                open(child, indent + (last ? "   " : "│  "));
            }
        }
    }
}
