package dev.slipway.cli.images;

import dev.slipway.catalog.definition.ImageDefinition;
import dev.slipway.catalog.plan.Plan.Blocked;
import dev.slipway.catalog.plan.Plan.Build;
import dev.slipway.catalog.plan.Plan.Current;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.oci.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "list",
        aliases = "ls",
        description = "List the images of the catalogue and what the engine holds of them.")
final class ListCommand implements Callable<Integer> {
    private static final int SHORT_ID = 12;

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

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (quiet) {
            selection.of(catalog.read(console)).forEach(console.out()::println);
            return ExitCode.DONE;
        }
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            var images = session.plan(recipes, chosen).images().stream()
                    .filter(image -> chosen.contains(image.name()))
                    .toList();
            if (output.isJson()) {
                console.json(json(recipes, images));
            } else {
                console.out().print(table(recipes, images));
            }
        }
        return ExitCode.DONE;
    }

    private static Table table(RecipeBook recipes, List<PlannedImage> images) {
        var table = new Table("IMAGE", "GROUP", "STATE", "ID", "SIZE", "AGE");
        for (var image : images) {
            var definition = recipes.graph().catalog().image(image.name());
            var stored = image.storedImage();
            table.add(
                    image.name(),
                    group(definition),
                    state(image),
                    stored.map(found -> Digest.parse(found.id()).shortened(SHORT_ID))
                            .orElse("-"),
                    stored.map(found -> Humane.size(found.size())).orElse("-"),
                    stored.map(found -> Humane.age(Duration.between(found.created(), Instant.now())))
                            .orElse("-"));
        }
        return table;
    }

    private static ObjectNode json(RecipeBook recipes, List<PlannedImage> images) {
        var catalog = recipes.graph().catalog();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1).put("catalog", catalog.name());
        var list = json.putArray("images");
        for (var image : images) {
            var entry = list.addObject();
            entry.put("name", image.name());
            entry.put("reference", catalog.reference(image.name()).toString());
            entry.put("group", catalog.image(image.name()).group());
            entry.put("state", state(image));
            recipes.graph().parents(image.name()).forEach(entry.putArray("parents")::add);
            var labels = entry.putObject("labels");
            recipes.labels(image.name()).forEach(labels::put);
            image.storedImage()
                    .ifPresent(stored -> entry.put("id", stored.id())
                            .put("size", stored.size())
                            .put("created", stored.created().toString()));
        }
        return json;
    }

    private static String group(ImageDefinition definition) {
        var group = definition.group();
        return group == null ? "-" : group;
    }

    private static String state(PlannedImage image) {
        return switch (image.state()) {
            case Current() -> "current";
            case Blocked _ -> "blocked";
            case Build _ -> image.storedImage().isPresent() ? "outdated" : "absent";
        };
    }
}
