package dev.slipway.catalog.build;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.ImageDefinition.Declared;
import dev.slipway.catalog.plan.ImageLabels;
import dev.slipway.catalog.plan.ParentIds;
import dev.slipway.catalog.plan.Plan.Build;
import dev.slipway.catalog.plan.Plan.ParentRebuilt;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import dev.slipway.engine.api.EngineException;
import dev.slipway.engine.build.BuildRequest;
import dev.slipway.engine.session.BuildSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Builds single images of one run; knows what the images below them have become. Safe for use by many threads. */
final class ImageBuilds {
    private final Engine engine;
    private final Catalog catalog;
    private final RecipeBook recipes;
    private final ParentIds parents;
    private final Run run;
    private final BuildLog log;

    /**
     * What all builds of a run share.
     *
     * @param id tells this run from all others
     * @param proxies build arguments that name them; the images' own win
     * @param temporary a folder for files that are needed for a while
     */
    record Run(
            String id,
            BuildOptions options,
            Map<String, String> proxies,
            BuildSession session,
            Path temporary,
            SupersededImages superseded) {}

    ImageBuilds(Engine engine, RecipeBook recipes, ParentIds parents, Run run, BuildLog log) {
        this.engine = engine;
        this.catalog = recipes.graph().catalog();
        this.recipes = recipes;
        this.parents = parents;
        this.run = run;
        this.log = log;
    }

    /** Builds an image all of whose parents are done. */
    Outcome build(PlannedImage image) {
        var recipe = recipes.recipe(image.name());
        var inputs = parents.inputs(recipe);
        var unchanged = unchanged(image, inputs);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        var outcome = attempt(recipe, inputs, image.isBuiltAnew());
        if (outcome instanceof Outcome.Built built) {
            parents.built(image.name(), built.id());
            removeSuperseded(image);
        }
        return outcome;
    }

    /** An image that was only planned because of its parents needs no build when they came out as they were. */
    private static Optional<Outcome> unchanged(PlannedImage image, Map<String, String> inputs) {
        var onlyParents = image.state() instanceof Build(var reasons)
                && reasons.stream().allMatch(ParentRebuilt.class::isInstance);
        var recipe = Recipe.digest(inputs).toString();
        return image.storedImage()
                .filter(stored -> onlyParents && recipe.equals(stored.labels().get(ImageLabels.RECIPE)))
                .map(stored -> new Outcome.Unchanged(stored.id()));
    }

    private Outcome attempt(Recipe recipe, Map<String, String> inputs, boolean anew) {
        var labels = new HashMap<>(recipe.labels());
        labels.putAll(ImageLabels.of(catalog.name(), recipe.name(), inputs));
        var arguments = new HashMap<>(run.proxies());
        arguments.putAll(recipe.buildArguments());
        UnaryOperator<BuildRequest> settings = request -> request.withTags(
                        List.of(catalog.reference(recipe.name()).toString()))
                .withLabels(labels)
                .withArguments(arguments)
                .withNetwork(catalog.build().network())
                .withSession(run.session());
        if (!anew) {
            return build(recipe, settings);
        }
        return catalog.image(recipe.name()).source() instanceof Declared
                ? build(recipe.afresh(run.id()), settings)
                : build(recipe, request -> settings.apply(request).withoutCache());
    }

    private Outcome build(Recipe recipe, UnaryOperator<BuildRequest> settings) {
        var sources = new RecipeSources(recipe, run.temporary(), log);
        return new ImageBuild(engine, recipe.name(), sources, settings, run.options(), log).run();
    }

    /** The new image is good even when the one before it stays. */
    private void removeSuperseded(PlannedImage image) {
        try {
            run.superseded().remove(image);
        } catch (EngineException e) {
            log.output(image.name(), "the image before this one stays: " + e.getMessage());
        }
    }
}
