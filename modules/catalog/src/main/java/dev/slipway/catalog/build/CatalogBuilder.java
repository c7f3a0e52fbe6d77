package dev.slipway.catalog.build;

import dev.slipway.catalog.build.BuildReport.ImageReport;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.ParentIds;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Blocked;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Builds what a plan says. One builder serves one run. */
public final class CatalogBuilder {
    /** What an image that was never built is taken to last when the order is decided. */
    private static final double UNKNOWN_SECONDS = 10;

    private final Engine engine;
    private final Catalog catalog;
    private final ImageGraph graph;
    private final RecipeBook recipes;
    private final ImageStock stock;
    private final Workspace workspace;
    private final BuildLog log;
    private final String run = UUID.randomUUID().toString();
    private final List<ImageReport> reports = new ArrayList<>();

    /**
     * A builder for one run.
     *
     * @param stock what the engine held when the plan was made
     */
    public CatalogBuilder(Engine engine, RecipeBook recipes, ImageStock stock, Workspace workspace, BuildLog log) {
        this.engine = engine;
        this.recipes = recipes;
        this.stock = stock;
        this.graph = recipes.graph();
        this.catalog = graph.catalog();
        this.workspace = workspace;
        this.log = BuildLog.all(List.of(new LogFiles(workspace), log));
    }

    /** What keeps an image from being built on this machine, for the planner. */
    public static Optional<String> obstacle(Recipe recipe) {
        return recipe.bootstrapCommand().flatMap(_ -> Bootstrap.obstacle());
    }

    /**
     * Builds. Writes the workspace's report when there was anything to do.
     *
     * <p>An interrupt cancels the builds that run and leaves the thread interrupted.
     *
     * @param secrets what build steps may mount as secrets, by id
     */
    public BuildReport build(Plan plan, BuildOptions options, Map<String, byte[]> secrets) {
        var started = Instant.now();
        log.planned(plan);
        plan.blocked().forEach(this::refuse);
        if (!plan.toBuild().isEmpty()) {
            work(plan, options, secrets);
        }
        var durations = reports.stream().collect(Collectors.toMap(ImageReport::name, ImageReport::duration));
        var report = new BuildReport(
                started,
                Duration.between(started, Instant.now()),
                reports,
                CriticalPath.of(graph, durations),
                Thread.currentThread().isInterrupted());
        if (!reports.isEmpty()) {
            workspace.write(workspace.report(), report.json());
            workspace.remember(report.durations());
        }
        return report;
    }

    private void refuse(PlannedImage image) {
        if (image.state() instanceof Blocked(var reason)) {
            end(image.name(), new Outcome.Blocked(reason), Duration.ZERO);
        }
    }

    private void work(Plan plan, BuildOptions options, Map<String, byte[]> secrets) {
        var all = new HashMap<>(secrets);
        all.put(PackageInstaller.SECRET, PackageInstaller.script(run, catalog, plan.toBuild()));
        try (var session = engine.builds().openSession(all, Map.of())) {
            var builds = new ImageBuilds(
                    engine,
                    recipes,
                    new ParentIds(catalog, stock),
                    new ImageBuilds.Run(run, options, session, temporary()),
                    log);
            var expected = expectedSeconds(plan);
            var scheduler = new Scheduler(
                    plan.toBuild(),
                    graph::parents,
                    image -> expected.getOrDefault(image, UNKNOWN_SECONDS),
                    (image, outcome) -> end(image, outcome, Duration.ZERO));
            scheduler.run(options.jobs(), image -> build(plan.image(image), builds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome build(PlannedImage image, ImageBuilds builds) {
        var started = Instant.now();
        log.started(image.name());
        var outcome = builds.build(image);
        end(image.name(), outcome, Duration.between(started, Instant.now()));
        return outcome;
    }

    private synchronized void end(String image, Outcome outcome, Duration duration) {
        reports.add(new ImageReport(image, outcome, duration));
        log.finished(image, outcome, duration);
    }

    private Path temporary() {
        try {
            return workspace.temporary();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for temporary files", e);
        }
    }

    private static Map<String, Double> expectedSeconds(Plan plan) {
        var expected = new HashMap<String, Double>();
        for (var image : plan.images()) {
            var last = image.last();
            if (last != null) {
                expected.put(image.name(), last.toMillis() / 1000.0);
            }
        }
        return expected;
    }
}
