package dev.slipway.catalog.platform;

import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.build.Workspace;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.CatalogReader;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Plan;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.engine.Engine;
import dev.slipway.oci.ImageReference;
import dev.slipway.yaml.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images that Slipway itself starts containers of, such as {@code registry} or {@code package-repository}. Before
 * one is used it is made current by the ordinary planner and builder: {@link #current} costs two listings when it is.
 *
 * <pre>{@code
 * var registry = PlatformImages.of(engine, home, environment, log).current("registry");
 * engine.containers().create(ContainerSpec.of(registry.toString()));
 * }</pre>
 */
public final class PlatformImages {
    private final Engine engine;
    private final Path home;
    private final Map<String, String> environment;
    private final BuildLog log;
    private final @Nullable RecipeBook preferred;

    private PlatformImages(
            Engine engine, Path home, Map<String, String> environment, BuildLog log, @Nullable RecipeBook preferred) {
        this.engine = engine;
        this.home = home;
        this.environment = environment;
        this.log = log;
        this.preferred = preferred;
    }

    /**
     * The images of the catalogue that comes with Slipway.
     *
     * @param home Slipway's own folder, with the catalogue in {@code images}; the launcher gives it as {@code
     *     slipway.home}
     * @param environment of the process: proxies, certificates, and where logs are kept
     * @param log told of builds
     */
    public static PlatformImages of(Engine engine, Path home, Map<String, String> environment, BuildLog log) {
        return new PlatformImages(engine, home, environment, log, null);
    }

    /** The same, but with the images of this catalogue where it has one of the name. The caller holds its lock. */
    public PlatformImages preferring(RecipeBook recipes) {
        return new PlatformImages(engine, home, environment, log, recipes);
    }

    /**
     * The image of that name, which the engine holds as its catalogue wants it when this returns.
     *
     * @throws PlatformImageException when it cannot be built
     * @throws InputException when there is no such image, or Slipway's own catalogue is not there
     */
    public ImageReference current(String name) throws InterruptedException {
        if (preferred != null && preferred.graph().catalog().images().containsKey(name)) {
            var recipes = preferred;
            return current(name, recipes, workspace(recipes.graph().catalog()));
        }
        var recipes = own(name);
        var workspace = workspace(recipes.graph().catalog());
        if (isCurrent(plan(name, recipes, stock(), workspace))) {
            return recipes.graph().catalog().reference(name);
        }
        if (isLocked(recipes.graph().catalog())) {
            return current(name, recipes, workspace);
        }
        try (var _ = workspace.lock(log::waiting)) {
            return current(name, recipes, workspace);
        }
    }

    /** A catalogue of the same name has the same workspace, whose lock the caller holds. */
    private boolean isLocked(Catalog own) {
        return preferred != null && preferred.graph().catalog().name().equals(own.name());
    }

    private RecipeBook own(String name) {
        var folder = home.resolve("images");
        if (home.toString().isEmpty() || !Files.isDirectory(folder)) {
            throw new InputException("the image '" + name + "' is needed, but Slipway's own catalogue is not at '"
                    + folder + "'; start slipway with its launcher");
        }
        var recipes = new RecipeBook(ImageGraph.of(CatalogReader.read(folder)));
        recipes.graph().catalog().image(name);
        return recipes;
    }

    private ImageReference current(String name, RecipeBook recipes, Workspace workspace) throws InterruptedException {
        var stock = stock();
        var plan = plan(name, recipes, stock, workspace);
        var report = new CatalogBuilder(engine, recipes, stock, workspace, log)
                .build(plan, BuildOptions.ofThisMachine(), Surroundings.of(environment));
        if (report.interrupted()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        if (!report.isGood()) {
            throw PlatformImageException.of(name, report, workspace);
        }
        return recipes.graph().catalog().reference(name);
    }

    private static Plan plan(String name, RecipeBook recipes, ImageStock stock, Workspace workspace) {
        return new Planner(recipes, stock, workspace.durations()).plan(List.of(name), CatalogBuilder::obstacle);
    }

    private static boolean isCurrent(Plan plan) {
        return plan.toBuild().isEmpty() && plan.blocked().isEmpty();
    }

    private ImageStock stock() {
        return new ImageStock(engine.images().list());
    }

    private Workspace workspace(Catalog catalog) {
        return Workspace.of(catalog.name(), environment);
    }
}
