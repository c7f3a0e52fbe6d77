package dev.slipway.catalog.plan;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.plan.Plan.Anew;
import dev.slipway.catalog.plan.Plan.Blocked;
import dev.slipway.catalog.plan.Plan.Build;
import dev.slipway.catalog.plan.Plan.Current;
import dev.slipway.catalog.plan.Plan.PlannedImage;
import dev.slipway.catalog.plan.Plan.Reason;
import dev.slipway.catalog.plan.Plan.State;
import dev.slipway.catalog.recipe.Recipe;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.image.ImageSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares what a catalogue says with what an engine holds. Changes nothing. */
public final class Planner {
    private final ImageGraph graph;
    private final Catalog catalog;
    private final RecipeBook recipes;
    private final ImageStock stock;
    private final ParentIds parents;
    private final Map<String, Duration> history;

    /**
     * A planner for a catalogue.
     *
     * @param history how long the last build of each image took
     */
    public Planner(RecipeBook recipes, ImageStock stock, Map<String, Duration> history) {
        this.graph = recipes.graph();
        this.catalog = graph.catalog();
        this.recipes = recipes;
        this.stock = stock;
        this.parents = new ParentIds(catalog, stock);
        this.history = history;
    }

    /**
     * What it takes to have these images current.
     *
     * @param selected images that are wished for; all they stand on is planned with them
     * @param obstacle tells what stands in the way of a recipe here, if anything does
     */
    public Plan plan(Collection<String> selected, Function<Recipe, Optional<String>> obstacle) {
        return plan(selected, Map.of(), obstacle);
    }

    /**
     * What it takes to have these images current, some of them built even when they are.
     *
     * @param anew images that are built from their first step on if they are planned, by name, and why
     */
    public Plan plan(
            Collection<String> selected, Map<String, List<Anew>> anew, Function<Recipe, Optional<String>> obstacle) {
        var states = new LinkedHashMap<String, State>();
        for (var image : graph.withAncestors(selected)) {
            var reasons = new ArrayList<Reason>(anew.getOrDefault(image, List.of()));
            reasons.addAll(reasons(recipes.recipe(image), states));
            states.put(image, state(recipes.recipe(image), reasons, states, obstacle));
        }
        return new Plan(states.entrySet().stream()
                .map(entry -> planned(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** What the engine holds under the name of an image of the catalogue. */
    public Optional<ImageSummary> stored(String image) {
        return stock.find(catalog.reference(image));
    }

    private PlannedImage planned(String image, State state) {
        return new PlannedImage(image, state, stored(image).orElse(null), history.get(image));
    }

    private static State state(
            Recipe recipe,
            List<Reason> reasons,
            Map<String, State> states,
            Function<Recipe, Optional<String>> obstacle) {
        if (reasons.isEmpty()) {
            return new Current();
        }
        return recipe.parents().stream()
                .filter(parent -> states.get(parent) instanceof Blocked)
                .map(parent -> "stands on " + parent)
                .findFirst()
                .or(() -> obstacle.apply(recipe))
                .<State>map(Blocked::new)
                .orElseGet(() -> new Build(reasons));
    }

    private List<Reason> reasons(Recipe recipe, Map<String, State> states) {
        var stored = stored(recipe.name()).orElse(null);
        if (stored == null) {
            return List.of(new Plan.Absent());
        }
        var reasons = new ArrayList<Reason>();
        recipe.parents().stream()
                .filter(parent -> states.get(parent) instanceof Build)
                .forEach(parent -> reasons.add(new Plan.ParentRebuilt(parent)));
        if (recipe.waitsForPackages()) {
            reasons.add(new Plan.PackagesUnknown());
        }
        reasons.addAll(differences(recipe, stored, states));
        return reasons;
    }

    private List<Reason> differences(Recipe recipe, ImageSummary stored, Map<String, State> states) {
        var before = ImageLabels.inputs(stored.labels());
        if (before.isEmpty() || !recipe.name().equals(stored.labels().get(ImageLabels.IMAGE))) {
            return List.of(new Plan.Foreign());
        }
        var now = parents.inputs(recipe);
        return Stream.concat(now.keySet().stream(), before.keySet().stream())
                .distinct()
                .filter(input -> !isRebuiltParent(input, states))
                .filter(input -> !recipe.waitsForPackages() || !input.startsWith(Recipe.PACKAGE))
                .flatMap(input -> difference(input, before, now).stream())
                .toList();
    }

    private static Optional<Reason> difference(String input, Map<String, String> before, Map<String, String> now) {
        if (!before.containsKey(input)) {
            return Optional.of(new Plan.Added(input));
        }
        if (!now.containsKey(input)) {
            return Optional.of(new Plan.Removed(input));
        }
        return before.get(input).equals(now.get(input)) ? Optional.empty() : Optional.of(new Plan.Changed(input));
    }

    private static boolean isRebuiltParent(String input, Map<String, State> states) {
        return input.startsWith("parent ") && states.get(input.substring("parent ".length())) instanceof Build;
    }
}
