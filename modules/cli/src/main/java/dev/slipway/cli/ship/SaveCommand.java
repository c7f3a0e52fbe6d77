package dev.slipway.cli.ship;

import dev.slipway.catalog.definition.Catalog;
import dev.slipway.catalog.ship.ShippedImage;
import dev.slipway.cli.catalog.BuildRun;
import dev.slipway.cli.catalog.BuildingOptions;
import dev.slipway.cli.catalog.CatalogOptions;
import dev.slipway.cli.catalog.EngineSession;
import dev.slipway.cli.catalog.SelectionOptions;
import dev.slipway.cli.output.Console;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Humane;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "save",
        description = {
            "Write the chosen images (default: all) into one archive, each layer once; build first what is missing.",
            "The archive is a tar in the OCI image layout; 'slipway images load' and skopeo read it."
        })
public final class SaveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CatalogOptions catalog;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private BuildingOptions building;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The archive (default: CATALOGUE-TAG.tar).")
    private @Nullable Path file;

    @Option(
            names = "--format",
            defaultValue = "oci",
            description = "oci, or docker for an archive that 'docker load' takes too (default: ${DEFAULT-VALUE}).")
    private Format format = Format.OCI;

    @Option(
            names = "--only-missing-from",
            paramLabel = "LIST|REGISTRY",
            description = {
                "Leave out layers that the other side has: a file of digests, an archive it was given before,",
                "or a registry it can reach."
            })
    private List<String> had = List.of();

    @Option(names = "--list", description = "Write no archive; print the digests of the layers it would hold.")
    private boolean list;

    /** The command on this console. */
    public SaveCommand(Console console) {
        this.console = console;
    }

    /** Who shall read the archive. */
    enum Format {
        OCI,
        DOCKER
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = building.read();
        try (var session = EngineSession.open(console)) {
            var recipes = catalog.read(console);
            var chosen = selection.of(recipes);
            var other = new OtherSide(console, had);
            var target = target(recipes.graph().catalog());
            try (var _ = session.alone(recipes)) {
                var exitCode = new BuildRun(console, session, recipes, options).run(chosen, Map.of());
                return exitCode == ExitCode.DONE
                        ? save(target, new ShipSession(session, recipes), chosen, other)
                        : exitCode;
            }
        }
    }

    private int save(Path target, ShipSession ship, Collection<String> chosen, OtherSide other)
            throws InterruptedException {
        var started = Instant.now();
        var images = ship.shipping().export(ship.images(chosen));
        var omitted = other.layers(images);
        var layers = layers(images);
        layers.removeAll(omitted.stream().map(Digest::toString).toList());
        if (list) {
            layers.forEach(console.out()::println);
            return ExitCode.DONE;
        }
        ship.shipping().save(images, target, omitted, format == Format.DOCKER);
        console.err()
                .println(Humane.count(images.size(), "image") + ", " + Humane.count(layers.size(), "layer") + ", "
                        + (had.isEmpty() ? "" : "without what the other side has, ")
                        + Humane.size(size(target)) + " in " + Humane.time(Duration.between(started, Instant.now())));
        console.out().println(target);
        return ExitCode.DONE;
    }

    /** Known before anything is built. */
    private Path target(Catalog catalogue) {
        var target = console.folder()
                .resolve(file == null ? Path.of(catalogue.name() + "-" + catalogue.tag() + ".tar") : file)
                .normalize();
        if (!Files.isDirectory(target.resolveSibling("."))) {
            throw new IllegalArgumentException(
                    "--file: cannot write '" + target + "': there is no folder '" + target.getParent() + "'");
        }
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException("--file: '" + target + "' is a folder; expected a file");
        }
        return target;
    }

    private static Set<String> layers(List<ShippedImage> images) {
        var digests = new TreeSet<String>();
        for (var image : images) {
            image.manifest()
                    .layers()
                    .forEach(layer -> digests.add(layer.digest().toString()));
        }
        return digests;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
