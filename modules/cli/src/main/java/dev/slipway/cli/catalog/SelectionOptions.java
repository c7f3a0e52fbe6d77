package dev.slipway.cli.catalog;

import dev.slipway.catalog.graph.ChangedFiles;
import dev.slipway.catalog.graph.Selection;
import dev.slipway.catalog.recipe.RecipeBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which images of the catalogue a command means; every option narrows the choice. */
public final class SelectionOptions {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of images, or globs such as 'nova-*'.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-c", "--image"},
            paramLabel = "NAME",
            description = "An image; the same as naming it.")
    private List<String> images = new ArrayList<>();

    @Option(
            names = {"-b", "--base"},
            description = "All images that others stand on.")
    private boolean base;

    @Option(
            names = {"-s", "--sub"},
            description = "All images that stand on one and carry none.")
    private boolean sub;

    @Option(
            names = {"-g", "--group"},
            paramLabel = "GROUP",
            description = "Images of this group.")
    private List<String> groups = new ArrayList<>();

    @Option(
            names = {"-l", "--label"},
            paramLabel = "KEY[=VALUE]",
            description = "Images that carry this label.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--with-dependents", description = "Also everything that stands on the chosen images.")
    private boolean dependents;

    @Option(
            names = "--changed-since",
            paramLabel = "GIT-REV",
            description = "Images whose folders differ from this git revision.")
    private @Nullable String revision;

    /** The images meant, in build order. */
    public List<String> of(RecipeBook recipes) {
        var graph = recipes.graph();
        var all = graph.catalog().images().keySet();
        var within = revision == null ? all : ChangedFiles.images(graph.catalog(), revision);
        var wanted = new ArrayList<>(names);
        wanted.addAll(images);
        return new Selection(wanted, base, sub, groups, labels, dependents).of(graph, recipes::labels, within);
    }
}
