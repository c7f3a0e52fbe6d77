package dev.slipway.cli.contents;

import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.CatalogContents.Holding;
import dev.slipway.catalog.contents.PackageQuery;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.yaml.Suggestion;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "which",
        description = {
            "Find the images of the catalogue that hold a package, as their dpkg databases say.",
            "Images that the engine does not have are left out."
        })
public final class WhichCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Parameters(
            paramLabel = "PACKAGE[=VERSION]",
            description = "A package's name, or a glob such as 'libssl*', in any version or in this one.")
    private String wanted = "";

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the images only.")
    private boolean quiet;

    /** Works on this console. */
    public WhichCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var query = PackageQuery.parse(wanted);
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var graph = recipes.graph();
            var contents =
                    CatalogContents.read(graph.catalog(), session.stock(), session.contents(recipes), graph.order());
            var found = contents.which(query.predicate());
            print(query, found);
            if (found.isEmpty()) {
                console.err().println("slipway: " + notFound(query, contents));
                return ExitCode.NOT_FOUND;
            }
        }
        return ExitCode.DONE;
    }

    private void print(PackageQuery query, List<Holding> found) {
        if (output.isJson()) {
            console.json(json(query, found));
        } else if (quiet) {
            found.stream().map(Holding::image).distinct().forEach(console.out()::println);
        } else if (!found.isEmpty()) {
            console.out().print(table(found));
        }
    }

    private static Table table(List<Holding> found) {
        var table = new Table("IMAGE", "PACKAGE", "VERSION", "ARCH");
        for (var holding : found) {
            var content = holding.content();
            table.add(holding.image(), content.name(), content.version().toString(), content.architecture());
        }
        return table;
    }

    private static ObjectNode json(PackageQuery query, List<Holding> found) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("query", query.toString());
        var list = json.putArray("images");
        found.forEach(holding -> list.addObject()
                .put("name", holding.image())
                .put("package", holding.content().name())
                .put("version", holding.content().version().toString())
                .put("architecture", holding.content().architecture()));
        return json;
    }

    /** In another version it may be there. */
    private static String notFound(PackageQuery query, CatalogContents contents) {
        var absent = contents.absent().size();
        var where = "none of the " + contents.images().size() + " images that the engine has of the catalogue holds '"
                + query + "'" + (absent == 0 ? "" : " (" + absent + " are not built)");
        var versions = contents.which(new PackageQuery(query.name(), null).predicate()).stream()
                .map(holding -> holding.content().version())
                .collect(Collectors.toCollection(TreeSet::new));
        return where + (versions.isEmpty() ? didYouMean(query, contents) : "; they hold " + versions);
    }

    private static String didYouMean(PackageQuery query, CatalogContents contents) {
        var names = contents.which(_ -> true).stream()
                .map(holding -> holding.content().name())
                .collect(Collectors.toSet());
        return Suggestion.didYouMean(query.name(), names);
    }
}
