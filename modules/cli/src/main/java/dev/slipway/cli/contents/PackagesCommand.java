package dev.slipway.cli.contents;

import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.contents.ContentsIndex;
import dev.slipway.catalog.contents.InstalledPackage;
import dev.slipway.catalog.contents.LayeredContents;
import dev.slipway.catalog.layers.ImageAbsentException;
import dev.slipway.catalog.layers.RegistryImages;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.oci.ImageReference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "packages",
        description = {
            "List the packages that an image holds, as its dpkg database says.",
            "Nothing is started. What was found is kept, so that the next call need not look.",
            "Of an image that only a registry has, the topmost layers are read, down to the one with the database."
        })
public final class PackagesCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Parameters(paramLabel = "REF", description = NamedImage.DESCRIPTION)
    private String image = "";

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the packages only.")
    private boolean quiet;

    /** Works on this console. */
    public PackagesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            switch (NamedImage.find(image, recipes.graph().catalog(), session.engine())) {
                case NamedImage.InEngine(var reference, var id) -> {
                    var index = session.contents(recipes);
                    index.retain(session.stock().ids());
                    print(reference, id, index.read(id));
                }
                case NamedImage.InRegistry(var reference) -> printOfRegistry(reference, session);
            }
            return ExitCode.DONE;
        } catch (ImageAbsentException e) {
            console.err().println("slipway: " + e.getMessage());
            return ExitCode.NOT_FOUND;
        }
    }

    private void printOfRegistry(ImageReference reference, EngineSession session) throws InterruptedException {
        try (var registry = NamedImage.registry(reference, console)) {
            var found = new RegistryImages(registry, session::platform).find(reference);
            var index = new ContentsIndex(ContentsIndex.cache(console.environment()), new LayeredContents(found));
            print(found.name(), found.id(), index.read(found.id()));
        }
    }

    private void print(String reference, String id, Contents contents) {
        if (output.isJson()) {
            console.json(json(reference, id, contents));
        } else if (quiet) {
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
