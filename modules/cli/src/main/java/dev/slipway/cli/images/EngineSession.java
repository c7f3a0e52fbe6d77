package dev.slipway.cli.images;

import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.output.Console;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineAddress;
import java.util.Collection;

/** A catalogue beside the engine that holds its images; one listing of the engine serves the whole command. */
final class EngineSession implements AutoCloseable {
    private final RecipeBook recipes;
    private final Engine engine;
    private final ImageStock stock;
    private final Workspace workspace;

    private EngineSession(RecipeBook recipes, Engine engine, ImageStock stock, Workspace workspace) {
        this.recipes = recipes;
        this.engine = engine;
        this.stock = stock;
        this.workspace = workspace;
    }

    static EngineSession open(RecipeBook recipes, Console console) {
        var engine = Engine.open(EngineAddress.fromEnvironment(console.environment()));
        var workspace = Workspace.of(recipes.graph().catalog().name(), console.environment());
        return new EngineSession(recipes, engine, new ImageStock(engine.images().list()), workspace);
    }

    Engine engine() {
        return engine;
    }

    ImageStock stock() {
        return stock;
    }

    Workspace workspace() {
        return workspace;
    }

    Plan plan(Collection<String> images, boolean forced) {
        return new Planner(recipes, stock, workspace.durations()).plan(images, forced, CatalogBuilder::obstacle);
    }

    @Override
    public void close() {
        engine.close();
    }
}
