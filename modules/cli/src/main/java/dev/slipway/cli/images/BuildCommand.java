package dev.slipway.cli.images;

import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.cli.output.Console;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "build",
        description = {
            "Build the chosen images and what they stand on, as far as they are not current.",
            "Logs and report.json are kept in $XDG_STATE_HOME/slipway/images."
        })
final class BuildCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private BuildingOptions building;

    @Option(names = "--no-cache", description = "Build the chosen images even when they are current, every step anew.")
    private boolean fresh;

    BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = building.read();
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            try (var _ = session.alone(recipes)) {
                return new BuildRun(console, session, recipes, options)
                        .run(chosen, fresh ? askedFor(chosen) : Map.of());
            }
        }
    }

    private static Map<String, List<Anew>> askedFor(List<String> chosen) {
        return chosen.stream().collect(Collectors.toMap(image -> image, _ -> List.of(new Plan.AskedFor())));
    }
}
