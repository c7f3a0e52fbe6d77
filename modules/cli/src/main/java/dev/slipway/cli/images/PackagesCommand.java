package dev.slipway.cli.images;

import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.yaml.Suggestion;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.OutputOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "packages",
        description = {
            "List the packages that an image holds, as its dpkg database says.",
            "Nothing is started. What was found is kept, so that the next call need not look."
        })
final class PackagesCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Parameters(paramLabel = "REF", description = "An image of the catalogue, or any other name or id in the engine.")
    private String image = "";

    @Mixin
    private OutputOptions output;

    PackagesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var definition = recipes.graph().catalog();
            var ours = definition.images().containsKey(image);
            var reference = ours ? definition.reference(image).toString() : image;
            var found = session.engine().images().inspect(reference);
            if (found.isEmpty()) {
                console.err().println("slipway: " + (ours ? notBuilt(image) : unknown(definition)));
                return ExitCode.NOT_FOUND;
            }
            var index = session.contents(recipes);
            index.retain(session.stock().ids());
            print(reference, found.get().id(), index.read(found.get().id()));
        }
        return ExitCode.DONE;
    }

    static String notBuilt(String image) {
        return "'" + image + "' is not in the engine; run 'slipway images build " + image + "'";
    }

    private String unknown(Catalog definition) {
        return "no image '" + image + "' in the catalogue or the engine"
                + Suggestion.didYouMean(image, definition.images().keySet());
    }

    private void print(String reference, String id, Contents contents) {
        if (output.isJson()) {
            console.json(json(reference, id, contents));
        } else if (output.isQuiet()) {
            contents.packages().stream().map(InstalledPackage::name).distinct().forEach(console.out()::println);
        } else if (contents instanceof Contents.Dpkg) {
            console.out().print(table(contents));
            console.err().println(contents.packages().size() + " packages");
        }
        if (contents instanceof Contents.Unknown) {
            console.err().println(reference + " has no dpkg database: what it holds is not known");
        }
    }

    private static Table table(Contents contents) {
        var table = new Table("PACKAGE", "VERSION", "ARCH", "SOURCE");
        contents.packages()
                .forEach(one -> table.add(one.name(), one.version().toString(), one.architecture(), one.source()));
        return table;
    }

    private static ObjectNode json(String reference, String id, Contents contents) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("image", reference).put("id", id);
        json.put("database", contents instanceof Contents.Dpkg ? "dpkg" : null);
        var list = json.putArray("packages");
        contents.packages()
                .forEach(one -> list.addObject()
                        .put("name", one.name())
                        .put("version", one.version().toString())
                        .put("architecture", one.architecture())
                        .put("source", one.source()));
        return json;
    }
}
