package dev.slipway.cli.images;

import dev.slipway.catalog.graph.GraphDrawing;
import dev.slipway.catalog.graph.GraphText;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "graph", description = "Show which image stands on which.")
final class GraphCommand implements Callable<Integer> {
    /** How the graph is written. */
    enum Format {
        /** An indented tree. */
        TEXT,
        /** Graphviz. */
        DOT,
        /** A picture. */
        SVG,
        /** Names, parents and children. */
        JSON
    }

    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, dot, svg or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var recipes = catalog.read(console);
        var graph = recipes.graph();
        var images = graph.withAncestors(selection.of(recipes));
        switch (format) {
            case TEXT -> console.out().print(GraphText.tree(graph, images));
            case DOT -> console.out().print(GraphText.dot(graph, images));
            case SVG -> console.out().print(GraphDrawing.svg(graph, images));
            case JSON -> console.json(json(graph, images));
        }
        return ExitCode.DONE;
    }

    private static ObjectNode json(ImageGraph graph, List<String> images) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        var list = json.putArray("images");
        for (var image : images) {
            var entry = list.addObject().put("name", image);
            graph.parents(image).forEach(entry.putArray("parents")::add);
            graph.externalParents(image).forEach(entry.putArray("externalParents")::add);
            graph.children(image).forEach(entry.putArray("children")::add);
        }
        return json;
    }
}
