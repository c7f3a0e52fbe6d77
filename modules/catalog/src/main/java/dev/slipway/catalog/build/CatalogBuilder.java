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
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.api.EngineInterruptedException;
import dev.slipway.yaml.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final SupersededImages superseded;
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
        this.superseded = new SupersededImages(engine, workspace);
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
     */
    public BuildReport build(Plan plan, BuildOptions options, Surroundings surroundings) {
        var started = Instant.now();
        log.planned(plan);
        plan.blocked().forEach(this::refuse);
        if (!plan.toBuild().isEmpty()) {
            work(plan, options, surroundings);
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

    private void work(Plan plan, BuildOptions options, Surroundings surroundings) {
        var all = new HashMap<>(surroundings.secrets());
        all.put(PackageInstaller.SECRET, PackageInstaller.script(run, catalog, plan.toBuild(), surroundings.secrets()));
        try (var session = engine.builds().openSession(all, Map.of())) {
            superseded.expect(plan);
            schedule(
                    plan,
                    options.jobs(),
                    new ImageBuilds.Run(
                            run, options, surroundings.proxies(), session, workspace.temporary(), superseded));
            workspace.clearTemporary();
            if (!Thread.currentThread().isInterrupted()) {
                superseded.conclude();
            }
        } catch (InterruptedException | EngineInterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder for temporary files", e);
        }
    }

    private void schedule(Plan plan, int jobs, ImageBuilds.Run shared) {
        var builds = new ImageBuilds(engine, recipes, new ParentIds(catalog, stock), shared, log);
        var expected = expectedSeconds(plan);
        var scheduler = new Scheduler(
                plan.toBuild(),
                graph::parents,
                image -> expected.getOrDefault(image, UNKNOWN_SECONDS),
                (image, outcome) -> end(image, outcome, Duration.ZERO));
        scheduler.run(jobs, image -> build(plan.image(image), builds));
    }

    private Outcome build(PlannedImage image, ImageBuilds builds) {
        var started = Instant.now();
        var outcome = attempt(image, builds);
        end(image.name(), outcome, Duration.between(started, Instant.now()));
        return outcome;
    }

    /** A fault that no build foresees, such as a file that vanished, is this image's own; others go on. */
    private Outcome attempt(PlannedImage image, ImageBuilds builds) {
        try {
            log.started(image.name());
            return builds.build(image);
        } catch (EngineException | InputException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()), List.of(), 1);
        } catch (UncheckedIOException e) {
            return new Outcome.Failed(e.getMessage() + ": " + e.getCause(), List.of(), 1);
        } catch (RuntimeException e) {
            return new Outcome.Failed(e.toString(), List.of(), 1);
        }
    }

    private synchronized void end(String image, Outcome outcome, Duration duration) {
        reports.add(new ImageReport(image, outcome, duration));
        log.finished(image, outcome, duration);
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
