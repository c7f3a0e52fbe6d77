package dev.slipway.cli.catalog;

import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.contents.ContentsIndex;
import dev.slipway.catalog.contents.EngineContents;
import dev.slipway.catalog.outdated.OutdatedSearch;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.progress.ProgressView;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import dev.slipway.oci.Platform;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The engine of one command. Its one listing of images, which serves the whole command, is fetched while the command
 * still reads the catalogue.
 */
public final class EngineSession implements AutoCloseable {
    private final Console console;
    private final Engine engine;
    private final Thread listing;
    private volatile CompletableFuture<ImageStock> stock = new CompletableFuture<>();

    private EngineSession(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
        this.listing = Thread.ofPlatform().daemon().name("listing").unstarted(this::list);
    }

    public static EngineSession open(Console console) {
        var session = new EngineSession(console, Engine.open(EngineAddress.fromEnvironment(console.environment())));
        session.listing.start();
        return session;
    }

    public Engine engine() {
        return engine;
    }

    /** What containers of the engine run on. */
    public Platform platform() {
        var version = engine.version();
        return new Platform(version.os(), version.architecture());
    }

    /** What the engine holds; waits for the listing and throws what it threw. */
    public ImageStock stock() throws InterruptedException {
        try {
            return stock.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
    }

    /** Forgets what the engine held, as it may hold more now. */
    public void refresh() {
        stock = CompletableFuture.completedFuture(new ImageStock(engine.images().list()));
    }

    /** Keeps other processes from working on the catalogue until the lock is closed; waits for one that does. */
    public Workspace.Lock alone(RecipeBook recipes) throws InterruptedException {
        var waited = new AtomicBoolean();
        var lock = workspace(recipes).lock(() -> {
            console.err().println(ProgressView.WAITING);
            waited.set(true);
        });
        if (waited.get()) {
            refresh();
        }
        return lock;
    }

    public Workspace workspace(RecipeBook recipes) {
        return Workspace.of(recipes.graph().catalog().name(), console.environment());
    }

    /** What images of the engine hold. */
    public ContentsIndex contents(RecipeBook recipes) {
        return new ContentsIndex(workspace(recipes).kept("contents"), new EngineContents(engine));
    }

    /** Finds images of which packages are outdated. */
    public OutdatedSearch outdated(RecipeBook recipes) throws InterruptedException {
        return new OutdatedSearch(recipes, stock(), contents(recipes), console.environment());
    }

    public Plan plan(RecipeBook recipes, Collection<String> images) throws InterruptedException {
        return plan(recipes, images, Map.of());
    }

    /** Some of them built even when they are current, and why. */
    public Plan plan(RecipeBook recipes, Collection<String> images, Map<String, List<Anew>> anew)
            throws InterruptedException {
        return new Planner(recipes, stock(), workspace(recipes).durations())
                .plan(images, anew, CatalogBuilder::obstacle);
    }

    /** Ends a listing that still waits for the engine, which nothing else could close meanwhile. */
    @Override
    public void close() {
        listing.interrupt();
        engine.close();
    }

    private void list() {
        var first = stock;
        try {
            first.complete(new ImageStock(engine.images().list()));
        } catch (RuntimeException e) {
            first.completeExceptionally(e);
        }
    }
}
