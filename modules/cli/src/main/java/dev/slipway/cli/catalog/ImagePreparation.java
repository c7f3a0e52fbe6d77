package dev.slipway.cli.catalog;

import dev.slipway.catalog.artifact.AnsibleArtifact;
import dev.slipway.catalog.build.BuildLog;
import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.definition.PackageSettings;
import dev.slipway.catalog.packages.PackageBuild;
import dev.slipway.catalog.packages.PackageRepository;
import dev.slipway.catalog.packages.PackageStore;
import dev.slipway.catalog.packages.PackageStore.Stored;
import dev.slipway.catalog.packages.Preparation;
import dev.slipway.catalog.packages.PreparationException;
import dev.slipway.catalog.packages.ServedRepository;
import dev.slipway.catalog.packages.Workshop;
import dev.slipway.catalog.platform.PlatformImages;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.progress.FailureText;
import dev.slipway.cli.progress.ProgressView;
import dev.slipway.yaml.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue wants made before its images are built. Used by one command, under the catalogue's lock: run some
 * steps, then ask what they gave.
 */
public final class ImagePreparation {
    private final EngineSession session;
    private final RecipeBook recipes;
    private final Workshop workshop;
    private final BuildOptions options;
    private final Surroundings surroundings;
    private @Nullable Stored packages;
    private @Nullable ServedRepository repository;

    public ImagePreparation(
            Console console, EngineSession session, RecipeBook recipes, BuildLog log, BuildOptions options) {
        this.session = session;
        this.recipes = recipes;
        this.options = options;
        this.surroundings = Surroundings.of(console.environment());
        var images = PlatformImages.of(session.engine(), console.home(), console.environment(), log)
                .preferring(recipes);
        this.workshop = new Workshop(
                session.engine(),
                recipes.graph().catalog(),
                session.workspace(recipes),
                images,
                console.environment(),
                log);
    }

    /** What a command does that prepares; returns its exit code. */
    @FunctionalInterface
    public interface Work {
        int run(ImagePreparation preparation) throws InterruptedException;
    }

    /** Runs such a command: alone on its catalogue, with its progress shown and its failures explained. */
    public static int alone(Console console, CatalogOptions catalog, BuildOptions options, Work work)
            throws InterruptedException {
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            try (var _ = session.alone(recipes);
                    var view = ProgressView.on(console)) {
                return work.run(new ImagePreparation(console, session, recipes, view, options));
            }
        } catch (PreparationException e) {
            return explain(console, e);
        }
    }

    /** Prints each failure with its cause and the end of its log; returns the exit code. */
    public static int explain(Console console, PreparationException fault) {
        var report = fault.report();
        report.images().stream()
                .filter(image -> !image.outcome().isGood())
                .forEach(image -> new FailureText(image, report, fault.workspace()).print(console.err()));
        console.err().println("slipway: " + fault.getMessage());
        return ExitCode.FAILED;
    }

    /** Everything, as far as the catalogue wants it. */
    public Preparation all() {
        var steps = new ArrayList<Preparation.Step>();
        steps.add(this::makeArtifacts);
        settings().ifPresent(_ -> steps.addAll(List.of(this::buildPackages, this::serve)));
        return new Preparation(steps);
    }

    /** Has the archives ready that image builds use. */
    public void makeArtifacts() throws InterruptedException {
        for (var artifact : recipes.graph().catalog().artifacts().values()) {
            new AnsibleArtifact(artifact, workshop.logs(), workshop.log()).make();
        }
    }

    /** Has the packages ready that the catalogue brings. */
    public void buildPackages() throws InterruptedException {
        new PackageBuild(workshop, required()).run(options);
        packages = new PackageStore(required(), workshop.workspace()).read().orElseThrow();
    }

    /** Serves the packages, which must be there. */
    public void serve() throws InterruptedException {
        if (packages == null) {
            buildPackages();
        }
        repository =
                new PackageRepository(workshop, required()).serve(packages().orElseThrow());
        session.refresh();
    }

    /** The packages, once they are ready. */
    public Optional<Stored> packages() {
        return Optional.ofNullable(packages);
    }

    /** The repository, once it serves. */
    public Optional<ServedRepository> repository() {
        return Optional.ofNullable(repository);
    }

    /** The recipes as they are with what was made. */
    public RecipeBook recipes() {
        return packages().map(stored -> recipes.withPackages(stored.content())).orElse(recipes);
    }

    /** What builds get of this machine, and what was made. */
    public Surroundings surroundings() {
        return repository()
                .map(served -> surroundings.withRepository(served.address()))
                .orElse(surroundings);
    }

    private Optional<PackageSettings> settings() {
        return recipes.graph().catalog().ownPackages();
    }

    private PackageSettings required() {
        return settings()
                .orElseThrow(() -> new InputException(
                        recipes.graph().catalog().root(),
                        "brings no packages; catalog.yaml has no section 'packages'"));
    }
}
