package dev.slipway.cli.images;

import dev.slipway.catalog.outdated.OutdatedImage;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.catalog.BuildRun;
import dev.slipway.cli.catalog.BuildRun.Choice;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.contents.OutdatedCommand;
import dev.slipway.cli.output.Console;
import dev.slipway.yaml.InputException;
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
            "Packages that the catalogue brings itself are built and served first, as by 'slipway images prep'.",
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

    @Option(
            names = "--outdated",
            description =
                    "Build only what 'slipway images outdated' lists, every step anew, and what stands on it among"
                            + " the chosen images.")
    private boolean outdated;

    BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = building.read();
        if (fresh && outdated) {
            throw new InputException(
                    "--no-cache builds what was chosen, --outdated what is outdated; take one of them");
        }
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            try (var _ = session.alone(recipes)) {
                var run = new BuildRun(console, session, recipes, options);
                return outdated
                        ? run.run(prepared -> outdated(prepared, session, chosen), OutdatedCommand.NOTHING)
                        : run.run(chosen, fresh ? askedFor(chosen) : Map.of());
            }
        }
    }

    private static Choice outdated(RecipeBook recipes, EngineSession session, List<String> chosen)
            throws InterruptedException {
        var concerned = recipes.graph().withAncestors(chosen);
        var images = session.outdated(recipes).among(concerned).images();
        var anew = images.stream().collect(Collectors.toMap(OutdatedImage::name, BuildCommand::reasons));
        var wanted = recipes.graph().withDependents(anew.keySet()).stream()
                .filter(concerned::contains)
                .toList();
        return new Choice(wanted, anew);
    }

    private static List<Anew> reasons(OutdatedImage image) {
        return image.updates().stream()
                .<Anew>map(update -> new Plan.Outdated(
                        update.installed().name(), update.installed().version(), update.available()))
                .toList();
    }

    private static Map<String, List<Anew>> askedFor(List<String> chosen) {
        return chosen.stream().collect(Collectors.toMap(image -> image, _ -> List.of(new Plan.AskedFor())));
    }
}
