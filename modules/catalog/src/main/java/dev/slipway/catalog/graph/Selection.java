package dev.slipway.catalog.graph;

import dev.slipway.yaml.InputException;
import dev.slipway.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which images of a catalogue a command means. Every filter that is given narrows the choice; none means all.
 *
 * @param names names or globs; an image that matches one of them is meant
 * @param base only images that others stand on
 * @param sub only images that stand on one and carry none
 * @param groups one of these groups
 * @param labels all of these labels, as {@code KEY} or {@code KEY=VALUE}
 * @param dependents also everything that stands on what the filters leave
 */
public record Selection(
        List<String> names, boolean base, boolean sub, List<String> groups, List<String> labels, boolean dependents) {

    /** All images. */
    public static final Selection ALL = new Selection(List.of(), false, false, List.of(), List.of(), false);

    /** Keeps copies and checks the form of the labels. */
    public Selection {
        names = List.copyOf(names);
        groups = List.copyOf(groups);
        labels = List.copyOf(labels);
        for (var label : labels) {
            if (label.startsWith("=") || label.isBlank()) {
                throw new InputException("label '" + label + "' has no key; expected KEY or KEY=VALUE");
            }
        }
    }

    /**
     * The images meant, in build order.
     *
     * @param labelsOf the labels of an image
     * @param within only these count, such as the images changed since a revision
     * @throws InputException when a name, glob, group or label matches nothing
     */
    public List<String> of(
            ImageGraph graph, Function<String, Map<String, String>> labelsOf, Collection<String> within) {
        var all = graph.catalog().images();
        var named = names.isEmpty() ? all.keySet() : matching(all.keySet());
        groups.forEach(group -> requireGroup(group, graph.catalog().groups().keySet()));
        var chosen = new ArrayList<String>();
        for (var image : graph.order()) {
            var group = all.containsKey(image)
                    ? String.valueOf(graph.catalog().image(image).group())
                    : "";
            if (named.contains(image)
                    && within.contains(image)
                    && isOfKind(image, graph)
                    && (groups.isEmpty() || groups.contains(group))
                    && carriesLabels(labelsOf.apply(image))) {
                chosen.add(image);
            }
        }
        if (chosen.isEmpty() && within.size() == all.size()) {
            throw new InputException("no image of the catalogue matches " + this);
        }
        return dependents ? graph.withDependents(chosen) : chosen;
    }

    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        if (!names.isEmpty()) {
            parts.add(String.join(" or ", names));
        }
        if (base) {
            parts.add("--base");
        }
        if (sub) {
            parts.add("--sub");
        }
        groups.forEach(group -> parts.add("--group " + group));
        labels.forEach(label -> parts.add("--label " + label));
        return parts.isEmpty() ? "everything" : String.join(" with ", parts);
    }

    private Set<String> matching(Set<String> all) {
        var matching = new LinkedHashSet<String>();
        for (var name : names) {
            var glob = new Glob(name);
            var matches = all.stream().filter(glob::matches).toList();
            if (matches.isEmpty()) {
                throw new InputException(
                        "no image of the catalogue matches '" + name + "'" + Suggestion.didYouMean(name, all));
            }
            matching.addAll(matches);
        }
        return matching;
    }

    private static void requireGroup(String group, Set<String> known) {
        if (!known.contains(group)) {
            var groups = known.isEmpty() ? "it has none" : "its groups are " + String.join(", ", known);
            throw new InputException(
                    "no group '" + group + "' in the catalogue: " + groups + Suggestion.didYouMean(group, known));
        }
    }

    private boolean isOfKind(String image, ImageGraph graph) {
        var carries = !graph.children(image).isEmpty();
        return (!base || carries) && (!sub || (!carries && !graph.parents(image).isEmpty()));
    }

    private boolean carriesLabels(Map<String, String> carried) {
        return labels.stream().allMatch(label -> {
            var equals = label.indexOf('=');
            return equals < 0
                    ? carried.containsKey(label)
                    : label.substring(equals + 1).equals(carried.get(label.substring(0, equals)));
        });
    }
}
