package dev.slipway.cli.contents;

import dev.slipway.catalog.contents.CatalogContents;
import dev.slipway.catalog.contents.Contents;
import dev.slipway.catalog.outdated.OutdatedImage;
import dev.slipway.catalog.outdated.Update;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "outdated",
        description = {
            "List packages of which the mirrors have newer versions, in the chosen images and in what they stand on,",
            "and packages of which the catalogue brings another version itself.",
            "A package is listed with the image that installed it, not with those that stand on it.",
            "The indexes of the mirrors are kept in $XDG_CACHE_HOME/slipway/mirrors."
        })
public final class OutdatedCommand implements Callable<Integer> {
    /** What is said when there is nothing to list. */
    public static final String NOTHING = "nothing is outdated";

    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the images only.")
    private boolean quiet;

    /** Works on this console. */
    public OutdatedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var concerned = recipes.graph().withAncestors(selection.of(recipes));
            var result = session.outdated(recipes).among(concerned);
            print(result.images());
            notes(result.contents()).forEach(console.err()::println);
            if (recipes.awaitsPackages()) {
                console.err().println("not compared: the catalogue's own packages; run 'slipway images package-build'");
            }
            console.err().println(summary(result.images()));
        }
        return ExitCode.DONE;
    }

    private void print(List<OutdatedImage> images) {
        if (output.isJson()) {
            console.json(json(images));
        } else if (quiet) {
            images.stream().map(OutdatedImage::name).forEach(console.out()::println);
        } else if (!images.isEmpty()) {
            console.out().print(table(images));
        }
    }

    private static Table table(List<OutdatedImage> images) {
        var table = new Table("IMAGE", "PACKAGE", "INSTALLED", "AVAILABLE", "SECURITY");
        for (var image : images) {
            for (var update : image.updates()) {
                table.add(
                        image.name(),
                        update.installed().name(),
                        update.installed().version().toString(),
                        update.available().toString(),
                        update.security() ? "yes" : "-");
            }
        }
        return table;
    }

    private static ObjectNode json(List<OutdatedImage> images) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        var list = json.putArray("images");
        for (var image : images) {
            var packages = list.addObject().put("name", image.name()).putArray("packages");
            image.updates()
                    .forEach(update -> packages.addObject()
                            .put("name", update.installed().name())
                            .put("architecture", update.installed().architecture())
                            .put("installed", update.installed().version().toString())
                            .put("available", update.available().toString())
                            .put("from", update.origin())
                            .put("security", update.security()));
        }
        return json;
    }

    /** What nothing could be said about. */
    private static List<String> notes(CatalogContents contents) {
        var unknown = contents.images().entrySet().stream()
                .filter(image -> image.getValue() instanceof Contents.Unknown)
                .map(Map.Entry::getKey)
                .toList();
        return Stream.concat(note("not in the engine: ", contents.absent()), note("without a dpkg database: ", unknown))
                .toList();
    }

    private static Stream<String> note(String what, List<String> images) {
        return images.isEmpty() ? Stream.of() : Stream.of(what + String.join(", ", images));
    }

    private static String summary(List<OutdatedImage> images) {
        if (images.isEmpty()) {
            return NOTHING;
        }
        var updates = images.stream().flatMap(image -> image.updates().stream()).toList();
        var security = updates.stream().filter(Update::security).count();
        return count(updates.size(), "package") + " outdated in " + count(images.size(), "image")
                + (security == 0 ? "" : ", " + security + " of them with a security update");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
