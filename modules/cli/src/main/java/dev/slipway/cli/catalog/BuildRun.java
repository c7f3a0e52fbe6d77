package dev.slipway.cli.catalog;

import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.packages.PreparationException;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.cli.progress.FailureText;
import dev.slipway.cli.progress.ProgressView;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Builds images for one command, shows how it goes, and says how it ended. */
public final class BuildRun {
    private final Console console;
    private final EngineSession session;
    private final RecipeBook recipes;
    private final BuildOptions options;

    public BuildRun(Console console, EngineSession session, RecipeBook recipes, BuildOptions options) {
        this.console = console;
        this.session = session;
        this.recipes = recipes;
        this.options = options;
    }

    /**
     * What is to be built.
     *
     * @param images with them, all that they stand on
     * @param anew why some of them are built even when they are current
     */
    public record Choice(Collection<String> images, Map<String, List<Anew>> anew) {}

    /** Chooses what is built, once all that comes before it is there. */
    @FunctionalInterface
    public interface Chooser {
        /** What to build of these recipes. */
        Choice choose(RecipeBook prepared) throws InterruptedException;
    }

    /** As {@link #run(Chooser, String)}, with these images. */
    public int run(Collection<String> chosen, Map<String, List<Anew>> anew) throws InterruptedException {
        return run(_ -> new Choice(chosen, anew), "");
    }

    /**
     * Prepares what the catalogue wants, then makes images current; returns the exit code. The catalogue must be
     * {@linkplain EngineSession#alone locked}.
     *
     * @param otherwise what is said when none is chosen
     */
    public int run(Chooser chooser, String otherwise) throws InterruptedException {
        Plan plan;
        BuildReport report;
        try (var view = ProgressView.on(console)) {
            var preparation = new ImagePreparation(console, session, recipes, view, options);
            preparation.all().run();
            var prepared = preparation.recipes();
            var choice = chooser.choose(prepared);
            plan = session.plan(prepared, choice.images(), choice.anew());
            report = new CatalogBuilder(session.engine(), prepared, session.stock(), session.workspace(recipes), view)
                    .build(plan, options, preparation.surroundings());
        } catch (PreparationException e) {
            return ImagePreparation.explain(console, e);
        }
        if (plan.images().isEmpty()) {
            console.err().println(otherwise);
            return ExitCode.DONE;
        }
        return conclude(plan, report);
    }

    private int conclude(Plan plan, BuildReport report) {
        if (report.images().isEmpty()) {
            console.err()
                    .println("nothing to build: " + ProgressView.summary(plan).replace("0 to build, ", ""));
            return ExitCode.DONE;
        }
        var failed = report.images().stream()
                .filter(image -> !(image.outcome() instanceof Outcome.Blocked)
                        && !image.outcome().isGood())
                .toList();
        failed.forEach(image -> new FailureText(image, report, session.workspace(recipes)).print(console.err()));
        console.err().println(summary(plan, report));
        if (report.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return report.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String summary(Plan plan, BuildReport report) {
        var built = count(report, Outcome.Built.class);
        var unchanged = count(report, Outcome.Unchanged.class);
        var others = report.images().size() - built - unchanged;
        var current = plan.images().size() - report.images().size();
        var path = report.criticalPath();
        return (report.interrupted() ? "interrupted: " : "")
                + built + " built, "
                + (unchanged == 0 ? "" : unchanged + " unchanged, ")
                + (others == 0 ? "" : others + " not built, ")
                + current + " current in " + Humane.time(report.duration())
                + (path.size() < 2 ? "" : "; longest way: " + String.join(" → ", path));
    }

    private static long count(BuildReport report, Class<? extends Outcome> kind) {
        return report.images().stream()
                .filter(image -> kind.isInstance(image.outcome()))
                .count();
    }
}
