package dev.slipway.cli.images;

import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.BuildReport;
import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Outcome;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.catalog.yaml.Durations;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Images built at the same time (default: cores + 2).")
    private @Nullable Integer jobs;

    @Option(names = "--no-cache", description = "Build the chosen images even when they are current, every step anew.")
    private boolean fresh;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "The longest one image may take, such as 90s or 20m (default: 1h).")
    private @Nullable String timeout;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Attempts after the first one for causes that pass, such as a mirror's 503 (default: 2).")
    private @Nullable Integer retries;

    BuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = options();
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            try (var _ = session.alone(recipes)) {
                var plan = session.plan(recipes, chosen, fresh ? askedFor(chosen) : Map.of());
                var report = build(recipes, session, plan, options);
                return conclude(plan, report, session.workspace(recipes));
            }
        }
    }

    private static Map<String, List<Anew>> askedFor(List<String> chosen) {
        return chosen.stream().collect(Collectors.toMap(image -> image, _ -> List.of(new Plan.AskedFor())));
    }

    private BuildReport build(RecipeBook recipes, EngineSession session, Plan plan, BuildOptions options)
            throws InterruptedException {
        try (var view = ProgressView.on(console)) {
            var builder =
                    new CatalogBuilder(session.engine(), recipes, session.stock(), session.workspace(recipes), view);
            return builder.build(plan, options, Surroundings.of(console.environment()));
        }
    }

    private int conclude(Plan plan, BuildReport report, Workspace workspace) {
        if (report.images().isEmpty()) {
            console.err()
                    .println("nothing to build: " + PlanCommand.summary(plan).replace("0 to build, ", ""));
            return ExitCode.DONE;
        }
        var failed = report.images().stream()
                .filter(image -> !(image.outcome() instanceof Outcome.Blocked)
                        && !image.outcome().isGood())
                .toList();
        failed.forEach(image -> new FailureText(image, report, workspace).print(console.err()));
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

    private BuildOptions options() {
        var usual = BuildOptions.ofThisMachine();
        return new BuildOptions(
                jobs == null ? usual.jobs() : jobs,
                timeout == null ? usual.timeout() : limit(timeout),
                retries == null ? usual.retries() : retries);
    }

    private static Duration limit(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--timeout: " + e.getMessage(), e);
        }
    }
}
