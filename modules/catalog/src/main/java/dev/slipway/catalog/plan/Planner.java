package dev.slipway.catalog.plan;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.graph.ImageGraph;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * What building these images takes.
     *
     * @param selected images that are wished for; all they stand on is planned with them
     * @param forced whether the selected ones are built even when they are current
     * @param obstacle tells what stands in the way of a recipe here, if anything does
     */
    public Plan plan(Collection<String> selected, boolean forced, Function<Recipe, Optional<String>> obstacle) {
        var states = new LinkedHashMap<String, State>();
        var asked = forced ? new HashSet<>(selected) : Set.<String>of();
        for (var image : graph.withAncestors(selected)) {
            states.put(image, state(recipes.recipe(image), asked.contains(image), states, obstacle));
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

    private State state(
            Recipe recipe, boolean asked, Map<String, State> states, Function<Recipe, Optional<String>> obstacle) {
        var reasons = new ArrayList<Reason>();
        if (asked) {
            reasons.add(new Plan.AskedFor());
        }
        reasons.addAll(reasons(recipe, states));
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
