package dev.slipway.cli.images;

import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Blocked;
import dev.slipway.catalog.plan.Plan.Build;
import dev.slipway.catalog.plan.Plan.Current;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.progress.ProgressView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "plan", description = "Show what a build would do, and why, without doing it.")
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the names of the images that would be built only.")
    private boolean quiet;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var plan = session.plan(recipes, selection.of(recipes));
            if (quiet) {
                plan.toBuild().forEach(console.out()::println);
            } else if (output.isJson()) {
                console.json(json(plan));
            } else {
                console.out().print(table(plan));
                console.err().println(ProgressView.summary(plan));
            }
        }
        return ExitCode.DONE;
    }

    private static Table table(Plan plan) {
        var table = new Table("IMAGE", "STATE", "LAST", "REASON");
        for (var image : plan.images()) {
            var last = image.last();
            table.add(
                    image.name(),
                    state(image),
                    last == null ? "-" : Humane.time(last),
                    String.join("; ", reasons(image)));
        }
        return table;
    }

    private static ObjectNode json(Plan plan) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", 1);
        var list = json.putArray("images");
        for (var image : plan.images()) {
            var entry = list.addObject();
            entry.put("name", image.name()).put("state", state(image));
            reasons(image).forEach(entry.putArray("reasons")::add);
            var last = image.last();
            if (last != null) {
                entry.put("lastSeconds", last.toMillis() / 1000.0);
            }
        }
        return json;
    }

    private static String state(PlannedImage image) {
        return switch (image.state()) {
            case Current() -> "current";
            case Build _ -> "build";
            case Blocked _ -> "blocked";
        };
    }

    private static List<String> reasons(PlannedImage image) {
        return switch (image.state()) {
            case Current() -> List.of();
            case Build(var reasons) -> reasons.stream().map(Object::toString).toList();
            case Blocked(var reason) -> List.of(reason);
        };
    }
}
