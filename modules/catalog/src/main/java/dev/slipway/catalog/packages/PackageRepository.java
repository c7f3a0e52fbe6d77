package dev.slipway.catalog.packages;

import dev.slipway.catalog.apt.RepositoryIndex;
import dev.slipway.catalog.build.BuildOptions;
import dev.slipway.catalog.build.CatalogBuilder;
import dev.slipway.catalog.build.Surroundings;
import dev.slipway.catalog.build.TemporaryFiles;
import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.definition.Catalog.BuildSettings;
import dev.slipway.catalog.definition.ImageDefinition;
import dev.slipway.catalog.definition.PackageSettings;
import dev.slipway.catalog.dockerfile.Dockerfile;
import dev.slipway.catalog.graph.ImageGraph;
import dev.slipway.catalog.packages.PackageStore.Stored;
import dev.slipway.catalog.plan.ImageStock;
import dev.slipway.catalog.plan.Planner;
import dev.slipway.catalog.recipe.RecipeBook;
import dev.slipway.oci.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image with all packages of a catalogue as an apt repository, and the container that serves it to the builds of the
 * catalogue's images. The caller holds the workspace's lock.
 */
public final class PackageRepository {
    /** The index has one date for ever, as apt takes no repository that is older than it was. */
    private static final Instant DATE = Instant.parse("2000-01-01T00:00:00Z");

    private final Workshop workshop;
    private final PackageSettings settings;

    /** The repository of the packages that these settings are about. */
    public PackageRepository(Workshop workshop, PackageSettings settings) {
        this.workshop = workshop;
        this.settings = settings;
    }

    /** The name of a catalogue's repository, which its image and its container have. */
    public static String name(Catalog catalog) {
        return catalog.name() + "-repo";
    }

    /** The image that holds the packages: {@code REGISTRY/NAME-repo:VERSION}. */
    public static ImageReference image(Catalog catalog, PackageSettings settings) {
        return withImage(catalog, settings, Path.of("")).reference(name(catalog));
    }

    /**
     * Makes the image current, and has a container of it serve. Does nothing where both are so.
     *
     * @throws PreparationException when the image cannot be built
     * @throws RepositoryException when the container does not serve
     */
    public ServedRepository serve(Stored packages) throws InterruptedException {
        workshop.requireNetwork();
        var base = workshop.images().current(PackageContainers.REPOSITORY);
        var folder = workshop.workspace().kept("repository");
        stage(packages, folder, base);
        var catalog = withImage(workshop.catalog(), settings, folder);
        build(catalog);
        var image = catalog.reference(name(workshop.catalog()));
        return new RepositoryContainer(workshop.engine(), workshop.catalog()).serve(image);
    }

    private void build(Catalog catalog) throws InterruptedException {
        var engine = workshop.engine();
        var recipes = new RecipeBook(ImageGraph.of(catalog));
        var stock = new ImageStock(engine.images().list());
        var plan = new Planner(recipes, stock, workshop.logs().durations())
                .plan(catalog.images().keySet(), CatalogBuilder::obstacle);
        var report = new CatalogBuilder(engine, recipes, stock, workshop.logs(), workshop.log())
                .build(plan, BuildOptions.ofThisMachine(), Surroundings.of(workshop.environment()));
        if (report.interrupted()) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        if (!report.isGood()) {
            throw new PreparationException("the package repository could not be built", report, workshop.logs());
        }
    }

    /** A catalogue of the one image, which planner and builder take as any other. */
    private static Catalog withImage(Catalog catalog, PackageSettings settings, Path folder) {
        var name = name(catalog);
        var file = folder.resolve("Dockerfile");
        var dockerfile = Files.exists(file) ? Dockerfile.read(file) : Dockerfile.parse(file, "FROM scratch");
        return new Catalog(
                folder,
                catalog.name(),
                catalog.registry(),
                settings.version(),
                null,
                new BuildSettings(catalog.build().network(), Map.of(), List.of("*")),
                null,
                Map.of(),
                Map.of(),
                Map.of(name, new ImageDefinition(name, null, folder, new ImageDefinition.Written(dockerfile))));
    }

    private static void stage(Stored packages, Path folder, ImageReference base) {
        try {
            TemporaryFiles.clear(folder);
            Files.createDirectories(folder);
            for (var file : packages.content().files()) {
                link(packages.folder().resolve(file.file()), folder.resolve(file.file()));
            }
            RepositoryIndex.of(packages.content().files(), DATE).writeTo(folder);
            Files.writeString(folder.resolve("Dockerfile"), "FROM " + base + "\nCOPY . /srv/repository/\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the package repository in " + folder, e);
        }
    }

    /** The server, which is another user, must be able to read the files. */
    private static void link(Path file, Path target) throws IOException {
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            try {
                Files.createLink(target, file);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // another file system
            }
        }
        Files.copy(file, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
